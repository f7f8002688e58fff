#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/ask_protocol.hpp"
#include "apps/paragraf/ask_terminal.hpp"
#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace {

namespace fs = std::filesystem;
namespace engine = evaluator::engine;

bool exists(const std::string& path) {
    std::error_code ignored;
    return !path.empty() && fs::exists(path, ignored);
}

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code ignored;
    return fs::equivalent(a, b, ignored);
}

void refuse_what_cannot_be(const AskRequest& request, const std::string& file) {
    if (request.files.size() > 1) throw UserError("bitte eine Personendatei je Aufruf");
    if (request.norms.empty())
        throw UserError(
            "wonach soll gefragt werden? --norm \"§ 25b Abs. 1 AufenthG\"; mehrfach möglich\n"
            "Normen auflisten: paragraf norms");
    if (file.empty() && request.output.empty())
        throw UserError("es fehlt die Personendatei; für eine neue: -o DATEI");
    if (!file.empty() && !exists(file) && request.output.empty())
        throw UserError(
            fmt::format("die Personendatei `{}` gibt es nicht; für eine neue: -o {}", file, file));
    if (!request.output.empty() && !request.output.ends_with(".json"))
        throw UserError("die Befragung schreibt JSON; bitte -o mit einem Namen auf .json");
    if (exists(request.output) && (file.empty() || !is_same_file(file, request.output)))
        throw UserError(
            fmt::format("`{0}` gibt es schon; um sie weiter zu füllen: paragraf ask {0} -o {0} --norm …",
                        request.output));
}

AskDocument document_of(const AskRequest& request, LoadedRules& rules, const std::string& file,
                        dsl::core::Date as_of, Console& console) {
    AskDocument document{rules.book, std::max(today(), as_of)};
    if (!exists(file)) return document;
    auto persons = read_persons(request, rules, as_of, console);
    document.take(read_file(file), fs::path(file).extension() == ".json", std::move(persons.front()));
    if (document.was_rewritten())
        console.err << "Hinweis: Die Datei ist in XML oder baut auf anderen Dateien auf. Sie wird als eine "
                       "JSON-Datei ohne Bemerkungen weitergeführt.\n";
    return document;
}

}  // namespace

Exit run_ask(const AskRequest& request, Console& console) {
    const std::string file = request.files.empty() ? "" : request.files.front();
    refuse_what_cannot_be(request, file);
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const auto options = options_of(request, rules->book);
    const engine::Plan plan = engine::compile(rules->book, options, targets_of(request, rules->book));
    AskSession session{
        plan, options, {request.judgements}, document_of(request, *rules, file, options.as_of, console)};
    if (!request.output.empty()) {
        // After each answer, so that a broken line or Ctrl-C loses nothing.
        session.on_change = [&](const AskDocument& document) { write_file(request.output, document.text()); };
        write_file(request.output, session.document().text());
    }
    if (request.protocol) {
        ask_by_protocol(session, today(), request.output, console);
        return Exit::Done;
    }
    ask_in_terminal(session, today(), console);
    if (request.output.empty())
        console.out << "Nicht gespeichert (ohne -o DATEI wird nichts geschrieben).\n";
    else
        console.out << fmt::format("Gespeichert: {}\n", request.output);
    return Exit::Done;
}

}  // namespace apps
