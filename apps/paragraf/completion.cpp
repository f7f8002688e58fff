#include "apps/paragraf/completion.hpp"

#include <fmt/format.h>

namespace apps {

namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

/// The values an option allows, from its check; empty where it is free.
std::vector<std::string> values_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const auto open = type.find('{'), close = type.find('}');
    std::vector<std::string> values;
    if (open == std::string::npos || close == std::string::npos) return values;
    std::string list = type.substr(open + 1, close - open - 1), word;
    for (const char letter : list + ",") {
        if (letter != ',')
            word += letter;
        else if (!word.empty())
            values.push_back(std::exchange(word, {}));
    }
    return values;
}

std::vector<std::string> flags_of(const CLI::Option& option) {
    std::vector<std::string> flags;
    for (const auto& name : option.get_lnames()) flags.push_back("--" + name);
    for (const auto& name : option.get_snames()) flags.push_back("-" + name);
    return flags;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string all_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* command : commands_of(app)) names.push_back(command->get_name());
    return joined(names);
}

std::string bash_cases(const CLI::App& app) {
    std::string text;
    for (const auto* command : commands_of(app)) {
        std::vector<std::string> words;
        std::string values;
        for (const auto* option : command->get_options()) {
            const auto flags = flags_of(*option);
            words.insert(words.end(), flags.begin(), flags.end());
            const auto allowed = values_of(*option);
            if (allowed.empty()) continue;
            if (flags.empty()) words.insert(words.end(), allowed.begin(), allowed.end());
            for (const auto& flag : flags)
                values +=
                    fmt::format("        {}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return ;;\n",
                                flag, joined(allowed));
        }
        text += fmt::format(
            "    {})\n      case \"$before\" in\n{}        *) ;;\n      esac\n      words=\"{}\" ;;\n",
            command->get_name(), values, joined(words));
    }
    return text;
}

std::string bash_script(const CLI::App& app) {
    return fmt::format(R"(# Vervollständigung für bash: source <(paragraf completion bash)
_paragraf() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{} --help --version" -- "$word"))
    return
  fi
  case "${{COMP_WORDS[1]}}" in
{}    *) ;;
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word")) ;;
  esac
}}
complete -o filenames -F _paragraf paragraf
)",
                       all_names(app), bash_cases(app));
}

std::string zsh_script(const CLI::App& app) {
    return "#compdef paragraf\n# Vervollständigung für zsh: source <(paragraf completion zsh)\nautoload -U "
           "+X bashcompinit && bashcompinit\n" +
           bash_script(app);
}

std::string fish_quoted(std::string text) {
    std::string out = "'";
    for (const char letter : text) {
        if (letter == '\'' || letter == '\\') out += '\\';
        out += letter;
    }
    return out + "'";
}

std::string fish_script(const CLI::App& app) {
    std::string text = "# Vervollständigung für fish: paragraf completion fish | source\n";
    for (const auto* command : commands_of(app))
        text += fmt::format("complete -c paragraf -n __fish_use_subcommand -f -a {} -d {}\n",
                            command->get_name(), fish_quoted(command->get_description()));
    for (const auto* command : commands_of(app)) {
        const std::string when = fmt::format("-n '__fish_seen_subcommand_from {}'", command->get_name());
        for (const auto* option : command->get_options()) {
            const std::string values = joined(values_of(*option));
            std::string line = fmt::format("complete -c paragraf {}", when);
            for (const auto& name : option->get_lnames()) line += " -l " + name;
            for (const auto& name : option->get_snames()) line += " -s " + name;
            if (option->nonpositional() && option->get_items_expected_max() > 0) line += " -r";
            if (!values.empty()) line += " -f -a " + fish_quoted(values);
            if (option->nonpositional() || !values.empty())
                text += line + " -d " + fish_quoted(option->get_description()) + "\n";
        }
    }
    return text;
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
    if (shell == "fish") return fish_script(app);
    return shell == "zsh" ? zsh_script(app) : bash_script(app);
}

}  // namespace apps
