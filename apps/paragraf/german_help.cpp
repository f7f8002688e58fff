#include "apps/paragraf/german_help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dsl/core/source.hpp"

namespace apps {

namespace {

const CLI::App& innermost(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : *chosen.front();
}

std::string quoted_list(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
    return text;
}

/// Names of commands and options one may have meant.
std::vector<std::string> known_words(const CLI::App& app) {
    std::vector<std::string> words;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
        words.push_back(command->get_name());
    for (const auto* option : app.get_options())
        for (const auto& name : option->get_lnames()) words.push_back("--" + name);
    return words;
}

std::string unexpected_words(const CLI::App& app) {
    const CLI::App& command = innermost(app);
    auto words = command.remaining();
    if (words.empty()) words = app.remaining();
    // an unknown option takes its value along: the option is the slip
    const auto option = std::find_if(words.begin(), words.end(),
                                     [](const std::string& word) { return word.starts_with('-'); });
    if (option != words.end())
        words = {*option};
    else if (&command == &app && words.size() > 1)
        words.resize(1);
    std::string text = words.size() == 1 ? fmt::format("`{}` wird hier nicht erwartet", words.front())
                                         : fmt::format("{} werden hier nicht erwartet", quoted_list(words));
    if (words.empty()) return "unerwartete Angabe auf der Befehlszeile";
    const std::string first = words.front().substr(0, words.front().find('='));
    if (const auto meant = dsl::core::nearest_name(first, known_words(command)))
        text += fmt::format("; gemeint ist vielleicht `{}`", *meant);
    return text;
}

std::string missing_words(const CLI::App& app) {
    const CLI::App& command = innermost(app);
    if (&command == &app) return "es fehlt ein Befehl";
    std::vector<std::string> missing;
    for (const auto* option : command.get_options())
        if (option->get_required() && option->count() == 0) missing.push_back(option->get_name());
    return fmt::format("es fehlt {}", missing.empty() ? "eine Angabe" : quoted_list(missing));
}

/// "--format: xml not in {text,md,html,json}" and the like name the option before the colon.
std::string wrong_value(const CLI::App& app, const CLI::ParseError& error) {
    const std::string what = error.what();
    const std::string name = what.substr(0, what.find(':'));
    const CLI::App& command = innermost(app);
    for (const auto* option : command.get_options()) {
        if (option->get_name() != name && option->get_name(false, true) != name) continue;
        const auto given = option->results();
        std::string text =
            fmt::format("`{}` passt nicht zu `{}`", given.empty() ? "" : given.back(), option->get_name());
        const auto open = what.find('{'), close = what.find('}');
        if (open != std::string::npos && close != std::string::npos)
            text += fmt::format("; möglich sind: {}", what.substr(open + 1, close - open - 1));
        return text;
    }
    return "ein Wert auf der Befehlszeile passt nicht: " + what;
}

std::string without_value(const CLI::ParseError& error) {
    const std::string what = error.what();
    return fmt::format("nach `{}` fehlt der Wert", what.substr(0, what.find(':')));
}

}  // namespace

void speak_german(CLI::App& app) {
    app.set_help_flag("-h,--help", "zeigt diese Hilfe");
    for (auto* option : app.get_options([](const CLI::Option*) { return true; })) option->group("Optionen");
    app.group("Befehle");
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", "Aufruf");
    formatter->label("OPTIONS", "OPTIONEN");
    formatter->label("SUBCOMMAND", "BEFEHL");
    formatter->label("SUBCOMMANDS", "BEFEHLE");
    formatter->label("Options", "Optionen");
    formatter->label("Subcommands", "Befehle");
    formatter->label("Positionals", "Angaben");
    formatter->label("REQUIRED", "(nötig)");
    formatter->label("TEXT", "");
    formatter->column_width(34);
    app.formatter(formatter);
}

std::string help_of(const CLI::App& app) {
    const CLI::App& command = innermost(app);
    return command.help(&command == &app ? "" : "paragraf");
}

std::string explain_usage_error(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App& command = innermost(app);
    std::string text;
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
        case CLI::ExitCodes::ExtrasError: text = unexpected_words(app); break;
        case CLI::ExitCodes::RequiredError:
            text = app.remaining().empty() ? missing_words(app) : unexpected_words(app);
            break;
        case CLI::ExitCodes::ArgumentMismatch: text = without_value(error); break;
        case CLI::ExitCodes::ValidationError:
        case CLI::ExitCodes::ConversionError: text = wrong_value(app, error); break;
        default:
            text = fmt::format("die Befehlszeile ist nicht zu verstehen: {}",
                               error.what());  // other codes are slips of ours
    }
    return fmt::format("{}\nHilfe: paragraf {}--help", text,
                       &command == &app ? "" : command.get_name() + " ");
}

}  // namespace apps
