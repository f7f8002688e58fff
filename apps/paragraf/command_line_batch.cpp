// The options of `paragraf batch`.
#include "apps/paragraf/command_line_parts.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace {

void add_input(CLI::App* command, BatchRequest& request) {
    command->add_option("FILE", request.files,
                        "Datei mit vielen Personen (.jsonl, .csv, .xml); `-` oder nichts: Standardeingabe");
    command
        ->add_option("--eingabe", request.input_form,
                     "Form der Eingabe: jsonl, csv oder xml (sonst nach Endung)")
        ->type_name("FORM")
        ->check(CLI::IsMember({"jsonl", "csv", "xml"}));
    command->add_option("--zuordnung", request.mapping, "CSV: welche Spalte welche Angabe ist (JSON)")
        ->type_name("DATEI");
    add_norm_option(command, request);
    add_reading_options(command, request);
}

void add_output(CLI::App* command, BatchRequest& request) {
    command->add_option("--ausschuss", request.rejects, "fehlerhafte Datensätze unverändert in diese Datei")
        ->type_name("DATEI");
    command->add_flag("--streng", request.strict, "beim ersten fehlerhaften Datensatz aufhören");
    command
        ->add_option("--fortsetzen", request.state,
                     "Merkzettel: nach einer Unterbrechung dort weitermachen, wo er steht")
        ->type_name("DATEI");
    command
        ->add_option(
            "--ausblick", request.ahead_months,
            "Monate, in denen der früheste und der letzte Tag gesucht werden (sonst 12; 0: nicht suchen)")
        ->type_name("MONATE")
        ->check(CLI::Range(0, 240));
    command
        ->add_option(
            "--grob", request.rough,
            "schnell: was schon feststeht, ohne offene Antworten durchzuprobieren und ohne Tage; nur "
            "das Ergebnis oder auch, wie jede Voraussetzung steht (jsonl)")
        ->type_name("UMFANG")
        ->check(CLI::IsMember({"ergebnis", "voraussetzungen"}));
    command
        ->add_option("--liste", request.only, "nur diese Liste: jetzt, bald, letzte_chance; mehrfach möglich")
        ->expected(1)
        ->type_name("LISTE")
        ->take_all()
        ->check(CLI::IsMember({"jetzt", "bald", "letzte_chance"}));
    command->add_option("--bericht", request.report, "Statistik mit Bildern und Tabellen in diesen Ordner")
        ->type_name("ORDNER");
    command
        ->add_option("--kleinste-zahl", request.smallest_count,
                     "im Bericht: kleinere Zahlen nicht zeigen, andere darauf runden (sonst 5; 1: genau)")
        ->type_name("ZAHL")
        ->check(CLI::Range(1, 1000));
    command
        ->add_option("--wirkung", request.effects,
                     "im Bericht: was wäre, wenn alle diese Maßnahme hinter sich hätten (oder angabe=wert); "
                     "mehrfach möglich")
        ->expected(1)
        ->type_name("MASSNAHME")
        ->take_all();
    command
        ->add_option("--annahme", request.assumed,
                     "für alle angenommen: angabe=wert oder eine Maßnahme, zum Beispiel dass ein Antrag "
                     "gestellt ist; mehrfach möglich")
        ->expected(1)
        ->type_name("ANGABE=WERT")
        ->take_all();
    command->add_flag(
        "--vergleich", request.compare,
        "dieselben Personen nach zwei Rechtsständen oder zwei Regelordnern: wer gewinnt, wer verliert");
    command
        ->add_option("--beispiele", request.examples,
                     "im Vergleich: so viele Personen als Beispiel nennen (sonst 5)")
        ->type_name("ZAHL")
        ->check(CLI::Range(0, 1000));
    command->add_option("--kerne", request.workers, "so viele Kerne benutzen (sonst alle)")
        ->type_name("ZAHL")
        ->check(CLI::Range(1, 1024));
    add_output_option(command, request);
}

}  // namespace

void add_batch(CLI::App& app, Line& line) {
    auto* command = app.add_subcommand(
        "batch",
        "viele Personen auf einmal prüfen: Ergebnis je Person und Norm, Listen, Statistik, Vergleich");
    BatchRequest& request = line.batch;
    add_input(command, request);
    command->add_option("--stichtag", line.as_of, as_of_help)->type_name("TAG");
    command->add_option("--rechtsstand", request.law_dates, law_date_help)
        ->expected(1)
        ->type_name("TAG")
        ->take_all();
    command->add_option("--regeln", request.rule_folders, rules_help)
        ->expected(1)
        ->type_name("ORDNER")
        ->take_all();
    add_unknown_facts_option(command, line);
    command->add_option("--format", request.result_form, "Ausgabe: jsonl (sonst), csv oder xlsx")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"jsonl", "csv", "xlsx"}));
    add_output(command, request);
    command->callback([&line] {
        BatchRequest& asked = line.batch;
        asked.as_of = day_of(line.as_of);
        asked.unknown_facts_warn = line.unknown_facts == "warnen";
        if (asked.compare && !asked.rough.empty())
            throw UserError("--grob und --vergleich schließen sich aus");
        if (asked.compare) {
            const bool has_two = (asked.law_dates.size() == 2) != (asked.rule_folders.size() == 2);
            if (!has_two || asked.law_dates.size() > 2 || asked.rule_folders.size() > 2)
                throw UserError("--vergleich braucht --rechtsstand zweimal oder --regeln zweimal");
            for (const std::string& day : asked.law_dates) day_of(day);  // says so if it is none
            line.chosen = [&line](Console& console) { return run_batch_compare(line.batch, console); };
            return;
        }
        if (asked.law_dates.size() > 1 || asked.rule_folders.size() > 1)
            throw UserError("--rechtsstand und --regeln gibt es nur mit --vergleich zweimal");
        if (!asked.law_dates.empty()) asked.law_date = day_of(asked.law_dates.front());
        if (!asked.rule_folders.empty()) asked.rules = asked.rule_folders.front();
        line.chosen = [&line](Console& console) { return run_batch(line.batch, console); };
    });
}

}  // namespace apps
