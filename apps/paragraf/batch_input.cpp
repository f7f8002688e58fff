#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "apps/paragraf/batch.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/calendar.hpp"
#include "evaluator/mass/csv_mapping.hpp"
#include "evaluator/mass/effects.hpp"

namespace apps {

namespace fs = std::filesystem;
using evaluator::mass::Form;

namespace {

Form form_of_input(const BatchRequest& request, const std::string& ending) {
    const std::string& named = request.input_form;
    if (named == "jsonl" || (named.empty() && (ending.empty() || ending == ".jsonl" || ending == ".ndjson")))
        return Form::JsonLines;
    if (named == "csv" || (named.empty() && ending == ".csv")) return Form::Csv;
    if (named == "xml" || (named.empty() && ending == ".xml")) return Form::Xml;
    throw UserError(
        fmt::format("die Endung `{}` sagt nicht, in welcher Form die Personen stehen; bitte --eingabe jsonl, "
                    "csv oder xml",
                    ending));
}

}  // namespace

BatchInput open_input(const BatchRequest& request, Console& console) {
    if (request.files.size() > 1)
        throw UserError("bitte eine Eingabedatei je Aufruf, `-` für die Standardeingabe");
    BatchInput input;
    if (request.files.empty() || request.files.front() == "-") {
        input.form = form_of_input(request, "");
        if (&console.in == &std::cin)
            std::ios::sync_with_stdio(false);  // else byte by byte, with a lock each
        input.stream = &console.in;
        return input;
    }
    const fs::path path = request.files.front();
    input.form = form_of_input(request, path.extension().string());
    std::error_code error;
    if (fs::is_directory(path, error))
        throw UserError(fmt::format("`{}` ist ein Ordner, erwartet wird eine Datei", path.string()));
    input.file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*input.file)
        throw UserError(fmt::format("kann `{}` nicht lesen: {}", path.string(), std::strerror(errno)));
    input.stream = input.file.get();
    const auto bytes = fs::file_size(path, error);
    if (!error) input.bytes = bytes;
    return input;
}

std::size_t worker_count(const BatchRequest& request) {
    if (request.workers > 0) return static_cast<std::size_t>(request.workers);
    return std::max(1U, std::thread::hardware_concurrency());
}

dsl::core::Date ahead_until(const BatchRequest& request, dsl::core::Date as_of) {
    if (request.ahead_months == 0) return as_of;
    return dsl::core::next_day(
        dsl::core::deadline_last_day(as_of, dsl::core::Duration::of_months(request.ahead_months)));
}

BatchHead batch_head(const BatchRequest& request, Form form, const dsl::model::RuleBook& book,
                     evaluator::mass::RecordReader& reader, dsl::core::Date as_of,
                     const std::string& known_head) {
    BatchHead head;
    head.reading.form = form;
    head.reading.options.as_of = std::max(today(), as_of);
    head.reading.options.unknown_facts_warn = request.unknown_facts_warn;
    if (form != Form::Csv) return head;
    if (request.mapping.empty())
        throw UserError("zu einer CSV-Datei gehört eine Zuordnung der Spalten: --zuordnung DATEI");
    try {
        auto mapping = std::make_shared<evaluator::mass::CsvMapping>(read_file(request.mapping), book);
        head.text = known_head;
        if (known_head.empty()) {
            const auto first = reader.next();
            if (!first) throw UserError("die CSV-Datei ist leer");
            head.text = first->text;
        }
        mapping->read_head(head.text);
        head.reading.translate = [mapping](const evaluator::mass::Record& record, std::string& error) {
            return mapping->translate(record, error);
        };
    } catch (const evaluator::mass::MappingError& error) {
        throw UserError(fmt::format("`{}`: {}", request.mapping, error.what()));
    }
    return head;
}

std::vector<evaluator::mass::Effect> effects_named(const std::vector<std::string>& wishes, const char* option,
                                                   const dsl::model::RuleBook& book,
                                                   const evaluator::engine::Options& options) {
    std::vector<evaluator::mass::Effect> effects;
    try {
        for (const std::string& wish : wishes)
            effects.push_back(evaluator::mass::effect_of(book, options, wish));
    } catch (const evaluator::mass::EffectError& error) {
        throw UserError(fmt::format("{} {}", option, error.what()));
    }
    return effects;
}

}  // namespace apps
