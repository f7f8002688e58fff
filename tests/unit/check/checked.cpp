#include "tests/unit/check/checked.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "dsl/model/check/check.hpp"
#include "dsl/syntax/parse.hpp"

namespace test {

using namespace dsl;

std::string golden_folder() { return std::string{PARAGRAF_SOURCE_DIR} + "/tests/golden/check/"; }

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

Checked check_text(std::string_view text, std::string name) {
    Checked checked;
    checked.name = std::move(name);
    model::CheckInput input;
    for (const auto& [file, content] :
         {std::pair{std::string{"vorrat.recht"}, read_file(golden_folder() + "vorrat.inc")},
          std::pair{std::string{"begriffe/beispiele.recht"}, read_file(golden_folder() + "beispiele.inc")},
          std::pair{checked.name, std::string{text}}}) {
        const core::FileId id = checked.sources.add(file, content);
        input.files.push_back(syntax::parse(checked.sources.at(id), id, checked.diagnostics));
    }
    input.sources = &checked.sources;
    input.citation_exists = [](const core::Citation& citation, core::Date) {
        constexpr std::uint16_t last_paragraph = 998;  // of the act of these tests
        const auto& paragraph = citation.part(core::Rank::Paragraph);
        return !paragraph || paragraph->first.number <= last_paragraph;
    };
    input.has_case = [](const core::Citation&, const std::string& element) { return element != "ohne_fall"; };
    checked.book = model::check(input, checked.diagnostics);
    return checked;
}

std::string Checked::messages() const {
    std::string text;
    for (const core::Diagnostic& message : diagnostics.sorted(core::Diagnostics::kept_at_most)) {
        const core::SourceText* source = sources.find(message.span.file);
        if (source != nullptr && source->name() != name) continue;
        if (!text.empty()) text += '\n';
        text += core::render(message, sources);
    }
    return text;
}

bool Checked::reports(std::string_view code) const {
    return messages().find("[" + std::string{code} + "]") != std::string::npos;
}

namespace {

constexpr const char* operation_names[] = {
#define OPERATION(name, operands, what) #name,
#include "dsl/model/operations.def"
#undef OPERATION
};

std::string constant_text(const model::RuleBook& book, const model::Expression& expression) {
    if (const auto* truth = std::get_if<bool>(&expression.constant)) return *truth ? "ja" : "nein";
    if (const auto* number = std::get_if<core::Rational>(&expression.constant))
        return core::to_german(*number);
    if (const auto* day = std::get_if<core::Date>(&expression.constant)) return core::to_iso(*day);
    if (const auto* length = std::get_if<core::Duration>(&expression.constant))
        return core::to_german(*length);
    if (const auto* text = std::get_if<std::string>(&expression.constant)) return '"' + *text + '"';
    std::string all;
    const auto append = [&](const std::string& item) { all += (all.empty() ? "" : ", ") + item; };
    if (const auto* cited = std::get_if<std::vector<core::Citation>>(&expression.constant))
        for (const core::Citation& citation : *cited) append(core::to_text(citation));
    if (const auto* days = std::get_if<model::DateSet>(&expression.constant))
        for (const core::Date day : days->days) append(core::to_iso(day));
    if (const auto* values = std::get_if<model::ChoiceValues>(&expression.constant)) {
        const auto& known = book.choice(expression.type.choice).values;
        for (std::size_t i = 0; i < known.size(); ++i)
            if ((values->mask >> i & 1) != 0) append(known[i].name);
    }
    return "{" + all + "}";
}

std::string reference_text(const model::RuleBook& book, const model::Expression& expression) {
    const std::uint32_t ref = expression.ref;
    switch (expression.operation) {
        case model::Operation::DefinitionUse: return book.definitions[ref].name;
        case model::Operation::ChainUse: return book.chains[ref].name;
        case model::Operation::TableValue:
            return book.tables[ref].name + "." + book.tables[ref].columns[expression.column];
        case model::Operation::Judgement:
        case model::Operation::Discretion: return book.judgements[ref].name;
        case model::Operation::ReadingIs:
            return book.readings[ref].name + "." + book.readings[ref].meanings[expression.column].name;
        case model::Operation::Case: return book.blocks[ref].name;
        default: return book.facts[ref].name;
    }
}

}  // namespace

std::string shape(const model::RuleBook& book, model::ExpressionId id) {
    if (id.is_none()) return "-";
    const model::Expression& expression = book.expression(id);
    if (expression.type.is(model::BaseType::Unbekannt)) return "?";
    if (expression.operation == model::Operation::Constant) return constant_text(book, expression);
    std::string text = operation_names[static_cast<int>(expression.operation)];
    if (expression.ref != model::Id<void>::none().index)
        text += fmt::format(":{}@{}", reference_text(book, expression), expression.frame);
    for (const core::Citation& citation : expression.citations) text += ":" + core::to_text(citation);
    if (expression.operands.empty()) return text;
    std::string operands;
    for (const model::ExpressionId operand : expression.operands)
        operands += (operands.empty() ? "" : ", ") + shape(book, operand);
    return text + "(" + operands + ")";
}

std::string shape_of_element(const model::RuleBook& book, std::string_view element) {
    for (const model::Element& each : book.elements)
        if (book.block(each.block).name == element) return shape(book, book.block(each.block).condition);
    return "no such element";
}

}  // namespace test
