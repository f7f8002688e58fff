#include "syntax_tree.hpp"

#include <rapidcheck.h>

namespace test {
namespace {

using namespace dsl::syntax;
namespace core = dsl::core;

constexpr int deepest = 4;

int below(int limit) { return *rc::gen::inRange(0, limit); }
bool coin() { return below(2) == 0; }
bool seldom() { return below(4) == 0; }

template <typename Enum> Enum one_of(int count) { return static_cast<Enum>(below(count)); }

class Maker {
public:
    File run() {
        const int count = 1 + below(3);
        for (int index = 0; index < count; ++index) file_.declarations.push_back(declaration());
        return std::move(file_);
    }

private:
    template <typename Make> auto list(int least, int most, Make make) {
        std::vector<decltype(make())> made;
        const int count = least + below(most - least + 1);
        for (int index = 0; index < count; ++index) made.push_back(make());
        return made;
    }
    template <typename Make> auto perhaps(Make make) {
        std::optional<decltype(make())> made;
        if (coin()) made = make();
        return made;
    }

    // --- words
    Name name() {
        static constexpr const char* names[] = {"a",    "alter", "größe_m", "kind",         "B1",
                                                "land", "x2",    "Stand",   "täuscht/irrt", "lückenlos"};
        return {names[below(10)], {}};
    }
    std::vector<Name> path() {
        return list(1, 3, [&] { return name(); });
    }
    Text text() {
        static constexpr const char* texts[] = {
            "",
            "Text",
            "Seit {dauer} im Land – „immer“",
            "-- kein Kommentar",
            "a { b",
            "Ein langer Text, der die Zeile füllt und trotzdem nicht umbrochen werden darf"};
        return {texts[below(6)], {}, {}};
    }
    DateValue date() { return {core::add_days(core::date_of(1990, 1, 1), below(20000)), {}}; }
    DateSpan period() {
        DateSpan span;
        if (coin()) span.from = date();
        if (!span.from || coin()) span.until = date();
        return span;
    }

    // --- citations
    core::Place place(core::Rank rank) {
        if (rank == core::Rank::Buchstabe) return {0, std::string(1, static_cast<char>('a' + below(5)))};
        return {static_cast<std::uint16_t>(1 + below(200)),
                seldom() ? std::string(1, static_cast<char>('a' + below(5))) : ""};
    }
    core::PlaceRange places(core::Rank rank) {
        core::PlaceRange range{place(rank), {}};
        range.last = seldom() ? place(rank) : range.first;
        return range;
    }
    CitationPart part() {
        const auto rank = one_of<core::Rank>(9);
        return {rank, places(rank), false, rank == core::Rank::Paragraph && seldom(), {}};
    }
    CitationPart later_part() {
        CitationPart made = part();
        while (made.rank <= core::Rank::Article) made = part();
        return made;
    }
    Citation citation() {
        Citation made;
        made.parts.push_back(part());
        for (int more = below(3); more > 0; --more) made.parts.push_back(later_part());
        if (seldom()) made.act = Name{coin() ? "AufenthG" : "StAG", {}};
        return made;
    }
    Citations citations() {
        Citations made;
        made.items = list(1, 3, [&] { return citation(); });
        core::Rank last = made.items.front().parts.back().rank;
        for (std::size_t index = 1; index < made.items.size(); ++index) {
            CitationPart& first = made.items[index].parts.front();
            if (coin()) first = {last, places(last), true, false, {}};
            last = made.items[index].parts.back().rank;
        }
        return made;
    }

    // --- expressions
    template <typename Kind> ExpressionId add(Kind kind) {
        file_.expressions.push_back({std::move(kind), {}, {}});
        return {static_cast<std::uint32_t>(file_.expressions.size() - 1)};
    }
    ExpressionId perhaps_value(int depth) { return coin() ? value(depth) : ExpressionId{}; }
    Measure measure() { return one_of<Measure>(4); }
    Direction direction() { return one_of<Direction>(2); }

    ExpressionId leaf() {
        switch (below(8)) {
            case 0: {
                Number number{core::Rational{below(5000), coin() ? 1 : 4}, std::nullopt, {}};
                if (coin()) number.unit = one_of<Unit>(7);
                return add(number);
            }
            case 1: return add(DateLiteral{date().value});
            case 2: return add(TextLiteral{text()});
            case 3: return add(CitationLiteral{citation()});
            case 4: return add(Reference{one_of<ReferenceKind>(3), name()});
            case 5: return coin() ? add(Fulfilled{citation()}) : add(Exists{citation()});
            case 6: return add(CitationList{citations()});
            default: return add(Path{path(), {}, {}});
        }
    }

    ExpressionId relation(int depth) {
        switch (below(9)) {
            case 0: return add(Is{value(depth), value(depth), coin()});
            case 1: return add(In{value(depth), value(depth), coin()});
            case 2: return add(IsPresent{value(depth)});
            case 3: return add(DayCompared{one_of<DayOrder>(4), value(depth), value(depth)});
            case 4: {
                Measured made{value(depth), measure(), value(depth), std::nullopt, {}};
                if (coin()) {
                    made.direction = direction();
                    made.reference = value(depth);
                }
                return add(made);
            }
            case 5: return add(Within{value(depth), value(depth), direction(), value(depth)});
            case 6: return add(UninterruptedFor{value(depth), measure(), value(depth)});
            case 7: return add(InTotal{value(depth), measure(), value(depth), perhaps_value(depth)});
            default: return add(ThroughoutLast{value(depth), value(depth)});
        }
    }

    ExpressionId list_expression(int depth) {
        static constexpr const char* some[] = {"ein", "eine", "einen"};
        static constexpr const char* none[] = {"kein", "keine", "keinen"};
        static constexpr const char* each[] = {"jeder", "jede", "jedes"};
        switch (below(6)) {
            case 0: {
                const auto kind = one_of<QuantifierKind>(3);
                const char* article = kind == QuantifierKind::Some ? some[below(3)]
                                      : kind == QuantifierKind::No ? none[below(3)]
                                                                   : "anzahl";
                return add(Quantifier{kind, {article, {}}, path(), perhaps_value(depth)});
            }
            case 1: return add(Every{{each[below(3)], {}}, path(), perhaps_value(depth), value(depth)});
            case 2:
                return add(Aggregate{one_of<AggregateKind>(5), value(depth), path(), perhaps_value(depth)});
            case 3: {
                GroupOf group;
                group.kind = one_of<GroupKind>(4);
                if (group.kind == GroupKind::Count) {
                    group.measure = measure();
                    group.count = core::Rational{below(5)};
                }
                group.members = list(1, 3, [&]() -> GroupMember {
                    if (seldom()) return Case{name(), text(), block(depth), {}};
                    return value(depth);
                });
                return add(std::move(group));
            }
            case 4: return add(AllExcept{value(depth)});
            default: return add(ListLiteral{list(1, 3, [&] { return value(depth); })});
        }
    }

    ExpressionId other(int depth) {
        switch (below(12)) {
            case 0: return add(Arithmetic{one_of<ArithmeticOperator>(4), value(depth), value(depth)});
            case 1: return add(If{value(depth), value(depth), value(depth)});
            case 2: return add(Path{path(), perhaps_value(depth), perhaps_value(depth)});
            case 3: return add(OnDay{value(depth), value(depth)});
            case 4: return add(ForPerson{path(), value(depth)});
            case 5: return add(DaysWith{value(depth)});
            case 6: return add(FirstDay{value(depth)});
            case 7: return add(LastDay{value(depth)});
            case 8: return add(Since{value(depth)});
            case 9: return add(SpanBetween{value(depth), value(depth)});
            case 10: return add(ShareOf{value(depth), value(depth)});
            default: return add(Not{value(depth)});
        }
    }

    ExpressionId value(int depth) {
        if (depth >= deepest || seldom()) return leaf();
        switch (below(5)) {
            case 0: return add(AllOf{list(2, 3, [&] { return value(depth + 1); })});
            case 1: return add(AnyOf{list(2, 3, [&] { return value(depth + 1); })});
            case 2: return relation(depth + 1);
            case 3: return list_expression(depth + 1);
            default: return other(depth + 1);
        }
    }
    ExpressionId value() { return value(1); }

    // --- attributes, blocks, lines of a norm
    Attribute attribute() {
        switch (below(6)) {
            case 0: return {Cites{citations()}, {}};
            case 1: return {ValidIn{period()}, {}};
            case 2: return {FromSource{name()}, {}};
            case 3: return {Hint{text()}, {}};
            case 4: return {Protective{}, {}};
            default: return {Proofs{list(1, 3, [&] { return text(); })}, {}};
        }
    }
    std::vector<Attribute> attributes() {
        return list(0, 2, [&] { return attribute(); });
    }
    WayWord way_word() { return {one_of<WayKind>(10), {}}; }
    Block block(int depth) {
        Block made;
        made.lines = list(0, 3, [&]() -> BlockLine {
            switch (below(depth >= deepest ? 4 : 5)) {
                case 0: return {attribute()};
                case 1: return {Let{name(), value(depth), {}}};
                case 2: return {OnlyIf{value(depth), {}}};
                case 3: return {When{value(depth), {}}};
                default:
                    return {Way{way_word(),
                                perhaps([&] { return name(); }),
                                perhaps([&] { return text(); }),
                                block(depth + 1),
                                {}}};
            }
        });
        return made;
    }
    std::vector<Name> names(int least) {
        return list(least, 3, [&] { return name(); });
    }
    NormLine norm_line() {
        switch (below(8)) {
            case 0: return attribute();
            case 1:
                return Element{{one_of<ElementKind>(6), {}}, name(), text(), names(0), block(2), {}, false};
            case 2: return NotEncoded{citations(), text(), {}, false};
            case 3: return Favourable{one_of<Favour>(4), name(), {}};
            case 4:
                return Deviation{citations(),
                                 way_word(),
                                 perhaps([&] { return name(); }),
                                 perhaps([&] { return text(); }),
                                 block(3),
                                 {},
                                 false};
            case 5: return Accordingly{citations(), names(0), block(3), {}, false};
            case 6:
                return Consequence{one_of<ConsequenceKind>(6), text(), perhaps([&] { return period(); }),
                                   perhaps_value(2),           {},     false};
            default: {
                LeadsTo made{name(), perhaps([&] { return citation(); }), {}, false, false, {}, false};
                switch (below(3)) {
                    case 0: made.duration = value(3), made.is_at_most = coin(); break;
                    case 1: made.is_unlimited = true; break;
                    default: break;
                }
                return made;
            }
        }
    }
    std::vector<NormLine> norm_lines() {
        return list(0, 3, [&] { return norm_line(); });
    }

    // --- other declarations
    TypeName type() {
        TypeName made;
        made.base = name();
        if (seldom()) {
            made.item = name();
            made.is_gapless = coin();
            made.fields = list(0, 3, [&] {
                return ItemField{name(), name(), perhaps([&] { return text(); })};
            });
        }
        return made;
    }
    Definition definition() {
        Definition made;
        made.kind = one_of<DefinitionKind>(3);
        made.name = name();
        made.item = perhaps([&] { return name(); });
        made.text = perhaps([&] { return text(); });
        made.type = type();
        if (coin()) {
            made.value = value();
            return made;
        }
        made.attributes = attributes();
        made.versions = list(1, 3, [&] { return Version{period(), value(3), attributes(), {}}; });
        return made;
    }
    Table table() {
        Table made{name(), perhaps([&] { return text(); }), name(), attributes(), names(1), {}};
        made.rows = list(0, 3, [&] {
            const bool is_otherwise = seldom();
            return TableRow{is_otherwise ? Name{"sonst", {}} : name(),
                            list(1, 3, [&] { return value(3); }),
                            {},
                            is_otherwise};
        });
        return made;
    }
    ChainLine chain_line() {
        ChainLine line;
        line.kind = one_of<ChainLineKind>(4);
        line.attributes = attributes();
        if (line.kind == ChainLineKind::Credit) {
            line.limit = value(3);
        } else if (seldom()) {
            line.table = path();
            return line;
        } else {
            line.is_gap = coin();
            if (line.is_gap) line.limit = perhaps_value(3);
            line.is_capped = !line.limit.is_none() && coin();
        }
        line.condition = perhaps_value(2);
        return line;
    }
    FactsItem facts_item() {
        if (coin()) {
            Fact made{name(), type(), text(), {}, {}, false};
            made.lines = list(0, 3, [&]() -> FactLine {
                switch (below(5)) {
                    case 0: return attribute();
                    case 1: return AttainableBy{names(1)};
                    case 2: return AskedUnder{citations()};
                    case 3: return Sensitive{};
                    default: return coin() ? Lasting{} : Lasting{name()};
                }
            });
            return made;
        }
        Judgement made{coin(), name(), text(), citations(), {}, {}, false};
        made.lines = list(0, 2, [&]() -> JudgementLine {
            if (coin()) return attribute();
            return Indication{coin(), list(1, 3, [&] { return value(3); }), {}};
        });
        return made;
    }
    Effect effect() {
        switch (below(3)) {
            case 0: return {Sets{name(), coin(), value(3)}, {}};
            case 1:
                return {NewItem{name(), list(0, 2,
                                             [&] {
                                                 return std::pair<Name, ExpressionId>{name(), value(3)};
                                             })},
                        {}};
            default: return {Ends{name()}, {}};
        }
    }
    Step step() {
        Step made{coin(), name(), text(), {}};
        made.lines = list(0, 3, [&]() -> StepLine {
            switch (below(4)) {
                case 0: return attribute();
                case 1: return Requires{value(2), {}};
                case 2: return Takes{coin(), value(3), {}};
                default: return Causes{list(1, 3, [&] { return effect(); }), {}};
            }
        });
        return made;
    }
    Declaration declaration() {
        switch (below(15)) {
            case 0: return {Uses{list(1, 3, [&] { return path(); })}};
            case 1: return {CheckedAgainst{name(), date(), text()}};
            case 2: return {Act{name(), text()}};
            case 3: return {Norm{citation(), text(), norm_lines()}};
            case 4: return {General{citation(), text(), name(), norm_lines()}};
            case 5: return {table()};
            case 6: return {Chain{name(), text(), attributes(), list(0, 3, [&] { return chain_line(); })}};
            case 7: return {Transition{name(), text(), attributes(), citations(), value(), date(), coin()}};
            case 8:
                return {Reading{name(), text(), citations(), attributes(), list(0, 2, [&] {
                                    return Meaning{name(), text(), attributes(), {}};
                                })}};
            case 9: return {Facts{list(0, 3, [&] { return facts_item(); })}};
            case 10:
                return {Choice{
                    name(), coin(), list(1, 4, [&] {
                        return ChoiceValue{
                            name(), perhaps([&] { return text(); }), perhaps([&] { return citation(); }), {}};
                    })}};
            case 11: return {step()};
            case 12: return {Source{name(), text(), name(), perhaps([&] { return name(); }), attributes()}};
            case 13: return {NotEncoded{citations(), text(), {}, false}};
            default: return {definition()};
        }
    }

    File file_;
};

}  // namespace

File random_file() { return Maker{}.run(); }

}  // namespace test
