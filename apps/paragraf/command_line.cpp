#include "apps/paragraf/command_line.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

#include "apps/paragraf/command_line_parts.hpp"
#include "apps/paragraf/completion.hpp"
#include "apps/paragraf/german_help.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace {

void add_norms(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand("norms", "Normen auflisten, die am Stichtag in Kraft sind");
    command->add_option("--stichtag", line.as_of, "Tag (sonst heute)")->type_name("TAG");
    command->add_option("--regeln", line.norms.rules, rules_help)->type_name("ORDNER");
    command->callback([&line] {
        line.norms.as_of = day_of(line.as_of);
        line.chosen = [&line](Console& console) { return run_norms(line.norms, console); };
    });
}

void add_show(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand("show", "Regeltext einer Norm zeigen, wie er am Rechtsstand gilt");
    command->add_option("NORM", line.show.norm, "zum Beispiel \"§ 25b AufenthG\"")->required();
    command->add_option("--rechtsstand", line.law_date, "Tag, dessen Recht gezeigt wird (sonst heute)")
        ->type_name("TAG");
    command
        ->add_option(
            "--gesetze", line.show.statutes,
            "Ordner mit amtlichen Gesetzestexten: den Wortlaut darunter zeigen (sonst PARAGRAF_GESETZE)")
        ->type_name("ORDNER");
    command->add_option("--regeln", line.show.rules, rules_help)->type_name("ORDNER");
    command->callback([&line] {
        line.show.law_date = day_of(line.law_date);
        line.chosen = [&line](Console& console) { return run_show(line.show, console); };
    });
}

void add_schema(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "schema", "Schema der Personendateien ausgeben, für Editoren und andere Programme");
    command->add_option("ART", line.schema.kind, "json (JSON Schema 2020-12) oder xsd")
        ->check(CLI::IsMember({"json", "xsd"}));
    command->add_option("--regeln", line.schema.rules, rules_help)->type_name("ORDNER");
    command->callback(
        [&line] { line.chosen = [&line](Console& console) { return run_schema(line.schema, console); }; });
}

void add_authoring(CLI::App& app, Line& line) {
    auto* lint =
        app.add_subcommand("lint", "Regeln prüfen: alle Fehler und Warnungen mit Stelle und Abhilfe");
    lint->add_option("DIR", line.lint.folder, rules_help);
    lint->add_option("--faelle", line.lint.cases, "Ordner mit Fällen (sonst `cases` neben den Regeln)")
        ->type_name("ORDNER");
    lint->add_option("--gesetze", line.lint.statutes,
                     "Ordner mit amtlichem XML (<gesetz>/<tag>.xml, sonst PARAGRAF_GESETZE): prüft, ob es "
                     "jede Fundstelle gibt")
        ->type_name("ORDNER");
    lint->callback(
        [&line] { line.chosen = [&line](Console& console) { return run_lint(line.lint, console); }; });

    auto* audit = app.add_subcommand(
        "audit", "Regeln am amtlichen Text prüfen: jede Stelle kodiert oder mit Grund nicht kodiert");
    audit->add_option("NORM", line.audit.norms, "nur diese Vorschrift, zum Beispiel \"§ 25b AufenthG\"");
    audit
        ->add_option("--gesetze", line.audit.statutes,
                     "Ordner mit amtlichem XML (<gesetz>/<tag>.xml, sonst PARAGRAF_GESETZE)")
        ->type_name("ORDNER");
    audit->add_option("--regeln", line.audit.rules, rules_help)->type_name("ORDNER");
    audit->add_flag("--alle", line.audit.all, "jede Stelle auflisten, nicht nur die offenen");
    audit->add_option("--format", line.output_format, "text, md oder json")
        ->check(CLI::IsMember({"text", "md", "json"}));
    audit->callback([&line] {
        line.audit.format = line.output_format == "json" ? Format::Json
                            : line.output_format == "md" ? Format::Markdown
                                                         : Format::Text;
        line.chosen = [&line](Console& console) { return run_audit(line.audit, console); };
    });

    auto* format = app.add_subcommand("fmt", "Regeldateien in die eine Schreibweise bringen");
    format->add_option("PFAD", line.format.paths,
                       "Dateien und Ordner (sonst alle Regeln); `-`: von der Standardeingabe");
    format->add_flag("--check", line.format.only_check, "nichts ändern, nur melden");
    format->callback(
        [&line] { line.chosen = [&line](Console& console) { return run_format(line.format, console); }; });

    auto* test = app.add_subcommand("test", "Fälle prüfen: Personen mit erwartetem Ergebnis");
    test->add_option("DIR", line.test.path, "Ordner oder einzelner Fall (sonst `cases` neben den Regeln)");
    test->add_option("--regeln", line.test.rules, rules_help)->type_name("ORDNER");
    test->add_option("--bericht", line.test.report,
                     "Verzeichnis der Fälle in diese Datei schreiben: je Norm, Voraussetzung, Zustand und "
                     "Fassung die Fälle, leere Zellen zuerst; `-`: auf die Standardausgabe")
        ->type_name("DATEI");
    test->add_option("--format", line.report_format, "Form des Verzeichnisses: html (sonst) oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"html", "json"}));
    test->callback([&line] {
        if (!line.report_format.empty() && line.test.report.empty())
            throw UserError("`--format` gehört zu `--bericht DATEI`\nHilfe: paragraf test --help");
        line.test.format = line.report_format == "json" ? Format::Json : Format::Html;
        line.chosen = [&line](Console& console) { return run_test(line.test, console); };
    });

    auto* explain = app.add_subcommand("explain", "eine Meldung erklären: falsch, richtig, warum");
    explain->add_option("CODE", line.code, "Kennung aus der Meldung, zum Beispiel T301")->required();
    explain->callback(
        [&line] { line.chosen = [&line](Console& console) { return run_explain(line.code, console); }; });
}

void add_inventory(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "bestand", "Umfang der Regelsammlung, offene Rechtsfragen je Norm, Fälle und echte Fälle zählen");
    command->add_option("--regeln", line.inventory.rules, rules_help)->type_name("ORDNER");
    command
        ->add_option("--faelle", line.inventory.cases, "Ordner mit Fällen (sonst `cases` neben den Regeln)")
        ->type_name("ORDNER");
    command
        ->add_option("--echte-faelle", line.inventory.real_cases,
                     "Fälle aus Entscheidungen, je Zeile ein JSON-Objekt (sonst PARAGRAF_ECHTE_FAELLE): "
                     "vergleicht sie mit ihrer Quelle")
        ->type_name("DATEI");
    command->add_option("--format", line.output_format, "Ausgabe: text, md oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "md", "json"}));
    command->callback([&line] {
        line.inventory.format = line.output_format == "json" ? Format::Json
                                : line.output_format == "md" ? Format::Markdown
                                                             : Format::Text;
        line.chosen = [&line](Console& console) { return run_inventory(line.inventory, console); };
    });
}

void add_texts(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand("texte", "Übersetzungen: Kataloge auf den Stand bringen und prüfen");
    command->require_subcommand(1);
    auto* extract = command->add_subcommand(
        "auszug",
        "Vorlage und Kataloge schreiben; neue Texte kommen leer hinzu, geänderte werden gekennzeichnet");
    extract->add_option("-o,--ausgabe", line.texts.folder, texts_help)->type_name("ORDNER");
    extract->add_option("--regeln", line.texts.rules, rules_help)->type_name("ORDNER");
    extract->callback([&line] {
        line.chosen = [&line](Console& console) { return run_texts_extract(line.texts, console); };
    });
    auto* verify = command->add_subcommand(
        "prüfen", "Vollständigkeit, Platzhalter, Zahlen und Mehrzahlformen je Sprache");
    verify->alias("pruefen");
    verify->add_option("--sprache", line.texts.language, "nur diese Sprache")->type_name("SPRACHE");
    verify->add_option("--texte", line.texts.folder, texts_help)->type_name("ORDNER");
    verify->add_option("--regeln", line.texts.rules, rules_help)->type_name("ORDNER");
    verify->add_flag("--alle", line.texts.all, "jeden Befund auflisten");
    verify->add_option("--format", line.output_format, "Ausgabe: text oder json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    verify->callback([&line] {
        line.texts.format = line.output_format == "json" ? Format::Json : Format::Text;
        line.chosen = [&line](Console& console) { return run_texts_verify(line.texts, console); };
    });
}

void add_completion(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "completion",
        "Vervollständigung für die Shell ausgeben, zum Beispiel: source <(paragraf completion bash)");
    command->add_option("SHELL", line.shell, "bash, zsh oder fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->callback([&app, &line] {
        line.chosen = [&app, &line](Console& console) {
            console.out << completion_script(app, line.shell);
            return Exit::Done;
        };
    });
}

}  // namespace

Exit run(int argc, const char* const* argv, Console& console) {
    Line line;
    CLI::App app(
        "Paragraf prüft Personendateien an den Regeln des Aufenthalts- und Staatsangehörigkeitsrechts vor "
        "und erklärt jedes Ergebnis.\n"
        "Jedes Ergebnis ist eine Vorprüfung, keine Entscheidung.",
        "paragraf");
    app.set_version_flag("--version", PARAGRAF_VERSION, "zeigt die Version");
    speak_german(app);
    app.require_subcommand(1);
    add_person_commands(app, line);
    add_batch(app, line);
    add_norms(app, line);
    add_show(app, line);
    add_schema(app, line);
    add_authoring(app, line);
    add_inventory(app, line);
    add_texts(app, line);
    add_completion(app, line);
    for (auto* command : app.get_subcommands({})) {
        speak_german(*command);
        for (auto* part : command->get_subcommands({})) speak_german(*part);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        console.out << help_of(app);
        return Exit::Done;
    } catch (const CLI::CallForVersion&) {
        console.out << "paragraf " << PARAGRAF_VERSION << '\n';
        return Exit::Done;
    } catch (const CLI::ParseError& error) {
        throw UserError(explain_usage_error(app, error));
    }
    return line.chosen(console);
}

}  // namespace apps
