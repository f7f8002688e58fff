// What all passes of the checker share: the rule book that grows, the names declared so far, what uses what,
// and the messages. A pass is a function on the context; passes.hpp lists them in their order. Nothing in
// here outlives check(), and nothing in here is seen outside of this folder.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/model/check/check.hpp"

namespace dsl::model::checking {

using core::Code;
using core::Diagnostics;
using core::Span;
using core::TextId;

/// What can be used by a name or a citation, and what can use it.
enum class ThingKind : std::uint8_t {
    Fact,
    List,
    Choice,
    Definition,
    Table,
    Chain,
    Judgement,
    Reading,
    Source,
    Step,
    Norm,
    Element,
    Transition,
    Deviation,  // index into Context::deviations
};
struct Thing {
    ThingKind kind = ThingKind::Fact;
    std::uint32_t index = 0;

    auto operator<=>(const Thing&) const = default;
};

/// One `abweichend von` line, as a user of names of its own.
struct DeviationPlace {
    NormId norm;
    std::size_t position = 0;  // in Norm::deviations
};

struct Use {
    Thing user{}, used{};
    Validity validity{};   // days on which the user needs it
    bool is_dated = true;  // false under `Fassung vom`: another day's law is read
    Span span{};
};

/// A choice named as a type or by one of its values outside of conditions.
struct TypeUse {
    ChoiceId choice;
    Span span{};
};

/// `erfüllt Z`, `besteht Z`: resolved once all norms are known.
struct NormUse {
    Thing user;
    std::vector<core::Citation> citations;
    Validity validity;
    bool is_stands = false;
    bool is_dated = true;
    Span span{};
};

/// When one version of a thing is law, and where that is written.
struct Stretch {
    Validity validity;
    Span span{};
};

/// A citation and the days on which the place must exist in the official text.
struct CitedPlace {
    core::Citation citation;
    Validity validity;
    Span span{};
};

/// Declarations of one name; several are versions. The pointers point into CheckInput.
template <typename Declaration> struct Declared {
    const syntax::File* file = nullptr;
    const Declaration* declaration = nullptr;
    std::uint32_t index = 0;  // of the id in its table of the rule book
    bool is_damaged = false;
};

using NameTable = std::unordered_map<std::string, Thing>;

struct Context {
    const CheckInput& input;
    Diagnostics& diagnostics;
    RuleBook book;

    NameTable values;  // facts of a person, definitions, tables, chains: what a bare name can mean
    NameTable items;   // item names of lists
    NameTable types;   // choices
    std::unordered_map<std::string, std::vector<FactId>> attributes;  // of items, of all lists, by name
    NameTable judgements, readings, sources, steps;

    std::vector<Declared<syntax::Definition>> definitions;
    std::vector<Declared<syntax::Table>> tables;
    std::vector<Declared<syntax::Chain>> chains;
    std::vector<Declared<syntax::Judgement>> judgement_declarations;
    std::vector<Declared<syntax::Reading>> reading_declarations;
    std::vector<Declared<syntax::Step>> step_declarations;
    std::vector<Declared<syntax::Fact>> fact_declarations;
    std::vector<Declared<syntax::Transition>> transition_declarations;
    std::vector<Declared<syntax::Norm>> norm_declarations;
    std::vector<Declared<syntax::General>> general_declarations;

    std::map<Thing, std::vector<Stretch>>
        versions;  // definitions, tables, chains, norms (under the first of their citation)
    std::vector<DeviationPlace> deviations;
    std::vector<Use> uses;
    std::vector<NormUse> norm_uses;
    std::vector<TypeUse> type_uses;
    std::vector<CitedPlace> cited_places;
    std::set<std::pair<std::uint32_t, std::string>> used_values;  // choice, value: named in some rule
    std::unordered_map<std::uint32_t, core::Citation>
        file_base;  // file -> act of its first norm, nothing else

    explicit Context(const CheckInput& given, Diagnostics& messages) : input(given), diagnostics(messages) {}

    ExpressionId add(Expression expression) {
        book.expressions.push_back(std::move(expression));
        return ExpressionId{static_cast<std::uint32_t>(book.expressions.size() - 1)};
    }
    Expression& expression(ExpressionId id) { return book.expressions[id.index]; }
    const Type& type_of(ExpressionId id) const { return book.expressions[id.index].type; }
};

/// Limits that keep every check short, however odd the input; far above any real library.
constexpr std::size_t definitions_at_most = 5'000;
constexpr std::size_t norms_at_most = 5'000;
constexpr std::size_t facts_at_most = 20'000;
constexpr std::size_t transitions_at_most = 1'000;
constexpr std::size_t expressions_at_most = 200'000;
constexpr int lets_inside_each_other_at_most = 50;

/// The thing of that name, or nullptr.
const Thing* find(const NameTable& table, std::string_view name);
/// Attributes of that name, whatever list they belong to.
const std::vector<FactId>& attributes_named(const Context& context, std::string_view name);
/// All names of a table as their authors wrote them, for the nearest-name help; none once there are too many
/// errors.
std::vector<std::string> names_of(const Context& context, const NameTable& table);
std::string name_of(const Context& context, Thing thing);
Span span_of(const Context& context, Thing thing);
/// "eine Angabe", "ein Begriff", for messages.
std::string_view kind_text(const Context& context, Thing thing);

/// Reports an unknown name with the nearest of `candidates`.
void report_unknown(Context& context, const syntax::Name& name, const std::vector<std::string>& candidates);
/// Adds "meinten Sie …" if something is near.
void suggest(Diagnostics::Builder builder, std::string_view name, const std::vector<std::string>& candidates);

Validity intersection(const Validity& a, const Validity& b);
constexpr bool is_empty(const Validity& validity) { return validity.until <= validity.from; }
/// The last day as people say it; "" where it goes on.
std::string first_day_text(const Validity& validity);
std::string last_day_text(const Validity& validity);

}  // namespace dsl::model::checking
