// The commands that ask about persons, and the options they have in common.
#include <fmt/format.h>

#include "apps/paragraf/command_line_parts.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

void add_norm_option(CLI::App* command, CheckRequest& request) {
    command
        ->add_option("--norm", request.norms,
                     "nur diese Norm, zum Beispiel \"§ 25b Abs. 1 AufenthG\"; mehrfach möglich")
        ->expected(1)
        ->type_name("§")
        ->take_all();
}

void add_reading_options(CLI::App* command, CheckRequest& request) {
    command->add_flag("--nur-belegt", request.evidenced_only,
                      "Angaben ohne gültigen Nachweis gelten als offen");
    command
        ->add_option("--ebene", request.level,
                     "Quellen neben dem Gesetz: bund (Verwaltungsvorschriften, Rechtsprechung) oder nrw "
                     "(auch Erlasse des Landes); sonst nur das Gesetz")
        ->type_name("EBENE")
        ->check(CLI::IsMember({"bund", "nrw"}));
    command
        ->add_option("--lesart", request.readings,
                     "bei einer Streitfrage eine Meinung wählen; mehrfach möglich")
        ->expected(1)
        ->type_name("LESART=MEINUNG")
        ->take_all();
}

void add_unknown_facts_option(CLI::App* command, Line& line) {
    command
        ->add_option("--unbekannte-angaben", line.unknown_facts,
                     "`warnen`: unbekannte Angaben melden statt ablehnen")
        ->type_name("ART")
        ->check(CLI::IsMember({"fehler", "warnen"}));
}

void add_output_option(CLI::App* command, CheckRequest& request) {
    command->add_option("-o,--ausgabe", request.output, "in diese Datei schreiben")->type_name("DATEI");
}

namespace {

using dsl::core::Date;

/// "2026-11-25" and "25.11.2026".
Date read_day(const std::string& text) {
    if (const auto day = dsl::core::parse_iso(text)) return *day;
    if (const auto day = dsl::core::parse_german(text)) return *day;
    throw UserError(
        fmt::format("`{}` ist kein Tag; erwartet wird JJJJ-MM-TT oder TT.MM.JJJJ in den Jahren 1800 bis "
                    "2200, zum Beispiel 2026-11-25",
                    text));
}

/// Options of all commands that ask about persons.
void add_person_options(CLI::App* command, CheckRequest& request, Line& line) {
    command->add_option("FILE", request.files, "Personendateien (JSON oder XML)")->required();
    add_norm_option(command, request);
    command->add_option("--stichtag", line.as_of, as_of_help)->type_name("TAG");
    command->add_option("--rechtsstand", line.law_date, law_date_help)->type_name("TAG");
    add_reading_options(command, request);
    command->add_option("--regeln", request.rules, rules_help)->type_name("ORDNER");
    add_unknown_facts_option(command, line);
    add_output_option(command, request);
}

/// What add_person_options collected as text.
void read_person_options(CheckRequest& request, const Line& line) {
    request.as_of = day_of(line.as_of);
    request.law_date = day_of(line.law_date);
    request.unknown_facts_warn = line.unknown_facts == "warnen";
}

void add_language_options(CLI::App* command, CheckRequest& request) {
    command
        ->add_option(
            "--sprache", request.language,
            "Ausgabe in dieser Sprache: en, fr, tr, ar, ru, ka, bs oder de-leicht (einfaches Deutsch)")
        ->type_name("SPRACHE");
    command->add_option("--texte", request.texts, texts_help)->type_name("ORDNER");
}

void add_check(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "check",
        "Personendateien vorprüfen: jede Voraussetzung mit Fundstelle, Ergebnis, Grund und Rechnung");
    add_person_options(command, line.check, line);
    command->add_option("--format", line.output_format, "Ausgabe: text, md, html, pdf oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "md", "html", "pdf", "json"}));
    add_language_options(command, line.check);
    command->callback([&line] {
        read_person_options(line.check, line);
        line.check.format = format_of(line.output_format);
        line.chosen = [&line](Console& console) { return run_check(line.check, console); };
    });
}

void add_timeline(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "timeline", "wann welche Voraussetzung erfüllt ist: alle Zeiträume, frühester und letzter Tag, Bild");
    add_person_options(command, line.timeline, line);
    add_language_options(command, line.timeline);
    command->add_option("--von", line.from, "erster Tag (sonst zwei Jahre vor dem Stichtag)")
        ->type_name("TAG");
    command->add_option("--bis", line.until, "letzter Tag (sonst zehn Jahre nach dem Stichtag)")
        ->type_name("TAG");
    command
        ->add_option("--achse", line.timeline.axis,
                     "was sich bewegt: beide (sonst), stichtag (Recht fest) oder rechtsstand (Angaben fest)")
        ->type_name("ACHSE")
        ->check(CLI::IsMember({"beide", "stichtag", "rechtsstand"}));
    command->add_option("--format", line.output_format, "Ausgabe: text, html, pdf, svg oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "html", "pdf", "svg", "json"}));
    command->callback([&line] {
        read_person_options(line.timeline, line);
        line.timeline.from = day_of(line.from);
        line.timeline.until = day_of(line.until);
        line.timeline.format = format_of(line.output_format);
        line.chosen = [&line](Console& console) { return run_timeline(line.timeline, console); };
    });
}

void add_whatif(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "whatif",
        "was sich ändert, wenn Angaben anders wären: Unterschied je Voraussetzung über alle Normen");
    add_person_options(command, line.whatif, line);
    add_language_options(command, line.whatif);
    command
        ->add_option("--set", line.whatif.assumed,
                     "angenommene Angabe, zum Beispiel sprachniveau_mündlich=B1; mehrfach möglich")
        ->expected(1)
        ->type_name("ANGABE=WERT")
        ->take_all();
    command->add_option("--format", line.output_format, "Ausgabe: text oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    command->callback([&line] {
        read_person_options(line.whatif, line);
        line.whatif.format = format_of(line.output_format);
        line.chosen = [&line](Console& console) { return run_whatif(line.whatif, console); };
    });
}

void add_plan(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "plan", "Wege zu einem Ziel: welche Schritte und Status, wann frühestens, was dabei angenommen wird");
    add_person_options(command, line.plan, line);
    add_language_options(command, line.plan);
    command
        ->add_option("--ziel", line.plan.goal,
                     "eine Norm, zum Beispiel \"§ 10 StAG\", ein Status wie niederlassungserlaubnis, oder "
                     "unbefristet")
        ->required()
        ->type_name("ZIEL");
    command->add_option("--jahre", line.plan.years, "so weit wird vorausgeschaut (sonst 15)")
        ->type_name("ZAHL")
        ->check(CLI::Range(1, 60));
    command->add_option("--format", line.output_format, "Ausgabe: text, html, pdf, svg oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "html", "pdf", "svg", "json"}));
    command->callback([&line] {
        read_person_options(line.plan, line);
        line.plan.format = format_of(line.output_format);
        line.chosen = [&line](Console& console) { return run_plan(line.plan, console); };
    });
}

void add_risks(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "risks", "was nicht passieren darf: Ereignisse und Tage, die Erreichtes beenden oder zurückwerfen");
    add_person_options(command, line.risks, line);
    add_language_options(command, line.risks);
    command->add_option("--jahre", line.risks.years, "so weit wird vorausgeschaut (sonst 10)")
        ->type_name("ZAHL")
        ->check(CLI::Range(1, 60));
    command->add_option("--format", line.output_format, "Ausgabe: text, html, pdf oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "html", "pdf", "json"}));
    command->callback([&line] {
        read_person_options(line.risks, line);
        line.risks.format = format_of(line.output_format);
        line.chosen = [&line](Console& console) { return run_risks(line.risks, console); };
    });
}

void add_ask(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "ask",
        "eine Person befragen: nur, was ein offenes Ergebnis noch ändern kann; füllt die Personendatei");
    add_person_options(command, line.ask, line);
    command->get_option("FILE")->required(false);
    command->add_flag("--mit-wertungen", line.ask.judgements,
                      "auch Wertungen, Ermessen und atypische Fälle fragen (mit Begründung und Rolle)");
    command->add_flag("--protokoll", line.ask.protocol,
                      "für Programme: JSON-Zeilen auf der Ein- und Ausgabe (docs/schema/befragung.md)");
    command->callback([&line] {
        read_person_options(line.ask, line);
        line.chosen = [&line](Console& console) { return run_ask(line.ask, console); };
    });
}

void add_missing(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "missing", "was fehlt: alle kleinsten Sätze von Änderungen, mit denen eine Norm erfüllt wäre");
    add_person_options(command, line.missing, line);
    command
        ->add_option("--grösse,--groesse", line.missing.most_changes,
                     "vollständig bis zu so vielen Änderungen je Weg (sonst 4)")
        ->type_name("ZAHL")
        ->check(CLI::Range(1, 12));
    command->add_flag("--alle", line.missing.all, "alle Wege zeigen, nicht nur die ersten jeder Art");
    command->add_flag("--schreiben", line.missing.letter,
                      "Entwurf des Schreibens, das die fehlenden Angaben und Nachweise anfordert");
    command->add_option("--frist", line.deadline, "letzter Tag der Frist im Schreiben (sonst vier Wochen)")
        ->type_name("TAG");
    command->add_option("--format", line.output_format, "Ausgabe: text, md, html, pdf oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "md", "html", "pdf", "json"}));
    add_language_options(command, line.missing);
    command->callback([&line] {
        read_person_options(line.missing, line);
        line.missing.deadline = day_of(line.deadline);
        line.missing.format = format_of(line.output_format);
        line.chosen = [&line](Console& console) { return run_missing(line.missing, console); };
    });
}

}  // namespace

std::optional<Date> day_of(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(read_day(text));
}

/// The names `--format` takes; each command checks which of them it knows.
Format format_of(const std::string& name) {
    if (name == "md") return Format::Markdown;
    if (name == "html") return Format::Html;
    if (name == "svg") return Format::Svg;
    if (name == "pdf") return Format::Pdf;
    if (name == "json") return Format::Json;
    return Format::Text;
}

void add_person_commands(CLI::App& app, Line& line) {
    add_check(app, line);
    add_timeline(app, line);
    add_missing(app, line);
    add_ask(app, line);
    add_whatif(app, line);
    add_plan(app, line);
    add_risks(app, line);
}

}  // namespace apps
