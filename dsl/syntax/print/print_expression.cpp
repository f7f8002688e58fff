// What expressions look like, and where they need parentheses.
#include "dsl/syntax/print/printer.hpp"
#include "dsl/syntax/print/words.hpp"

namespace dsl::syntax::print {
namespace {

std::string with_blank(std::string_view words) { return std::string{words} + " "; }

std::string_view unit_word(Unit unit, bool is_one, bool is_dative) {
    switch (unit) {
        case Unit::Percent: return "%";
        case Unit::Euro: return "EUR";
        case Unit::Hours: return is_one ? "Stunde" : "Stunden";
        case Unit::Days: return is_one ? "Tag" : is_dative ? "Tagen" : "Tage";
        case Unit::Weeks: return is_one ? "Woche" : "Wochen";
        case Unit::Months: return is_one ? "Monat" : is_dative ? "Monaten" : "Monate";
        case Unit::Years: return is_one ? "Jahr" : is_dative ? "Jahren" : "Jahre";
    }
    return "";
}

}  // namespace

Printer::Level Printer::level_of(ExpressionId id) const {
    return std::visit(overloaded{
                          [](const AllOf&) { return Level::Condition; },
                          [](const AnyOf&) { return Level::Condition; },
                          [](const Not&) { return Level::Limb; },
                          [](const Is&) { return Level::Relation; },
                          [](const In&) { return Level::Relation; },
                          [](const IsPresent&) { return Level::Relation; },
                          [](const DayCompared&) { return Level::Relation; },
                          [](const Measured&) { return Level::Relation; },
                          [](const Within&) { return Level::Relation; },
                          [](const UninterruptedFor&) { return Level::Relation; },
                          [](const InTotal&) { return Level::Relation; },
                          [](const ThroughoutLast&) { return Level::Relation; },
                          [](const Arithmetic& node) {
                              return node.op <= ArithmeticOperator::Minus ? Level::Sum : Level::Product;
                          },
                          [](const If&) { return Level::Sum; },  // its last part would take what follows
                          [](const auto&) { return Level::Primary; },
                      },
                      file_.at(id).kind);
}

Doc Printer::expression(ExpressionId id, Level least, Inflection unit) {
    if (id.is_none()) return {};
    if (level_of(id) >= least) return bare(id, unit);
    return layout_.join({text("("), layout_.align(bare(id, unit)), text(")")});
}

Doc Printer::bare(ExpressionId id, Inflection unit) {
    const auto with = [&](std::string_view words, Doc doc) {
        return layout_.join({text(with_blank(words)), doc});
    };
    const auto value = [&](ExpressionId operand) { return expression(operand, Level::Sum); };
    const auto duration = [&](ExpressionId operand) {
        return expression(operand, Level::Sum, Inflection::Dative);
    };
    return std::visit(
        overloaded{
            [&](const AllOf& node) { return joined(node.operands, "und "); },
            [&](const AnyOf& node) { return joined(node.operands, "oder "); },
            [&](const Not& node) { return with("nicht", expression(node.operand, Level::Relation)); },
            [&](const Is& node) {
                return relation(node.left, with(node.is_negated ? "ist nicht" : "ist", value(node.right)));
            },
            [&](const In& node) {
                const Doc right = with(node.is_negated ? "nicht in" : "in", value(node.set));
                // A list breaks by itself; the word before it stays on the line.
                if (!is_list(node.set)) return relation(node.value, right);
                return layout_.join({expression(node.value, Level::Sum), text(" "), right});
            },
            [&](const IsPresent& node) { return relation(node.event, text("liegt vor")); },
            [&](const DayCompared& node) {
                return relation(node.left, with(word(day_orders, node.order), value(node.right)));
            },
            [&](const Measured& node) {
                const Doc amount = with(word(measures, node.measure), value(node.amount));
                if (!node.direction) return relation(node.value, amount);
                return relation(
                    node.value,
                    layout_.join({amount, layout_.line(),
                                  with(word(directions, *node.direction), value(node.reference))}));
            },
            [&](const Within& node) {
                return relation(node.day,
                                layout_.join({with("binnen", duration(node.duration)), layout_.line(),
                                              with(word(directions, node.direction), value(node.event))}));
            },
            [&](const UninterruptedFor& node) {
                return relation(node.days, with("ununterbrochen seit",
                                                with(word(measures, node.measure), duration(node.duration))));
            },
            [&](const InTotal& node) {
                const Doc total = with("insgesamt", with(word(measures, node.measure), value(node.duration)));
                if (node.window.is_none()) return relation(node.days, total);
                return relation(node.days, layout_.join({total, layout_.line(),
                                                         with("in den letzten", duration(node.window))}));
            },
            [&](const ThroughoutLast& node) {
                return relation(node.days, with("durchgehend in den letzten", duration(node.duration)));
            },
            [&](const Arithmetic& node) { return calculation(node, unit); },
            [&](const Number& node) { return number(node, unit); },
            [&](const DateLiteral& node) { return text(core::to_iso(node.value)); },
            [&](const TextLiteral& node) { return print(node.text); },
            [&](const CitationLiteral& node) { return print(node.citation); },
            [&](const CitationList& node) { return braced(print(node.citations)); },
            [&](const ListLiteral& node) { return list(node); },
            [&](const Path& node) { return path(node); },
            [&](const If& node) {
                const Doc parts = layout_.group(layout_.join(
                    {with("dann", value(node.then)), layout_.line(), with("sonst", value(node.otherwise))}));
                return layout_.align(layout_.group(
                    layout_.join({with("falls", condition(node.condition)), layout_.line(), parts})));
            },
            [&](const GroupOf& node) { return group(node); },
            [&](const AllExcept& node) { return with("alle außer", primary(node.values)); },
            [&](const Reference& node) { return with(word(reference_kinds, node.kind), print(node.name)); },
            [&](const Fulfilled& node) { return with("erfüllt", print(node.citation)); },
            [&](const Exists& node) { return with("besteht", print(node.citation)); },
            [&](const OnDay& node) {
                return layout_.join({with("am", primary(node.day)), text(" gilt "), primary(node.condition)});
            },
            [&](const ForPerson& node) {
                return layout_.join(
                    {with("für", print(node.person)), text(" gilt "), primary(node.condition)});
            },
            [&](const Quantifier& node) {
                const std::string_view article = node.article.text.empty()
                                                     ? word(quantifier_kinds, node.kind)
                                                     : std::string_view{node.article.text};
                return filtered(with(article, print(node.list)), node.filter);
            },
            [&](const Every& node) {
                const Doc head =
                    filtered(with(node.article.text.empty() ? "jedes" : std::string_view{node.article.text},
                                  print(node.list)),
                             node.filter);
                return layout_.group(layout_.join(
                    {head,
                     layout_.nest(2, layout_.join({layout_.line(), with("hat", primary(node.condition))}))}));
            },
            [&](const Aggregate& node) {
                const Doc over =
                    layout_.nest(2, layout_.join({layout_.line(), with("über", print(node.list))}));
                return layout_.group(filtered(
                    layout_.join({with(word(aggregate_kinds, node.kind), primary(node.value)), over}),
                    node.filter));
            },
            [&](const DaysWith& node) { return with("tage mit", primary(node.condition)); },
            [&](const FirstDay& node) { return with("erster Tag von", primary(node.days)); },
            [&](const LastDay& node) { return with("letzter Tag von", primary(node.days)); },
            [&](const Since& node) { return with("seit", primary(node.event)); },
            [&](const SpanBetween& node) {
                const Doc first = ends_with_citation(node.first)
                                      ? layout_.join({text("("), primary(node.first), text(")")})
                                      : primary(node.first);
                return layout_.join({with("Spanne von", first), text(" bis "), primary(node.last)});
            },
            [&](const ShareOf& node) {
                return layout_.join({with("Anteil", primary(node.part)), text(" an "), primary(node.whole)});
            },
        },
        file_.at(id).kind);
}

Doc Printer::joined(const std::vector<ExpressionId>& operands, std::string_view word_between) {
    std::vector<Doc> docs;
    for (std::size_t index = 0; index < operands.size(); ++index) {
        const Span span = file_.at(operands[index]).span;
        Item made;
        if (index != 0) {
            docs.push_back(layout_.line());
            begin_item(made, span);
        }
        made.body = expression(operands[index], Level::Limb);
        // Only between operands a line break is sure to follow a comment; the last one leaves it to what is
        // around.
        if (index + 1 != operands.size()) made.after = trailing_comment(span.end);
        docs.push_back(
            layout_.join({made.before, index == 0 ? Doc{} : text(word_between), made.body, made.after}));
    }
    return layout_.align(layout_.group(layout_.join(std::move(docs))));
}

Doc Printer::relation(ExpressionId left, Doc right) {
    const Doc rest = layout_.nest(2, layout_.join({layout_.line(), right}));
    return layout_.align(layout_.group(layout_.join({expression(left, Level::Sum), rest})));
}

Doc Printer::calculation(const Arithmetic& node, Inflection unit) {
    const bool is_sum = node.op <= ArithmeticOperator::Minus;
    const Level least = is_sum ? Level::Sum : Level::Product;
    const bool is_open = std::holds_alternative<If>(file_.at(node.left).kind);
    const Doc left = expression(node.left, is_open ? Level::Primary : least, unit);
    const Doc right = expression(node.right, is_sum ? Level::Product : Level::Primary, unit);
    return layout_.join({left, text(" " + with_blank(word(operators, node.op))), right});
}

Doc Printer::number(const Number& node, Inflection unit) {
    std::string words = core::to_german(node.value);
    if (!node.unit) return text(words);
    const std::size_t comma = words.find(',');
    if (*node.unit == Unit::Euro && comma != std::string::npos && words.size() - comma == 2)
        words += '0';  // cents have two places
    return text(
        words + " " +
        std::string{unit_word(*node.unit, node.value == core::Rational{1}, unit == Inflection::Dative)});
}

Doc Printer::path(const Path& node) {
    std::vector<Doc> docs{print(node.names)};
    if (!node.key.is_none()) {
        // `a bei b Fassung vom D` would give the version to b.
        const bool needs_parentheses = !node.version_of.is_none() && level_of(node.key) == Level::Primary;
        docs.push_back(text(" bei "));
        docs.push_back(needs_parentheses
                           ? layout_.join({text("("), bare(node.key, Inflection::Plain), text(")")})
                           : primary(node.key));
    }
    if (!node.version_of.is_none())
        docs.insert(docs.end(), {text(" Fassung vom "), primary(node.version_of)});
    return layout_.join(std::move(docs));
}

bool Printer::begins_with_citation(ExpressionId id) const {
    return std::visit(overloaded{
                          [](const CitationLiteral&) { return true; },
                          [&](const AllOf& node) { return begins_with_citation(node.operands.front()); },
                          [&](const AnyOf& node) { return begins_with_citation(node.operands.front()); },
                          [&](const Is& node) { return begins_with_citation(node.left); },
                          [&](const In& node) { return begins_with_citation(node.value); },
                          [&](const IsPresent& node) { return begins_with_citation(node.event); },
                          [&](const DayCompared& node) { return begins_with_citation(node.left); },
                          [&](const Measured& node) { return begins_with_citation(node.value); },
                          [&](const Within& node) { return begins_with_citation(node.day); },
                          [&](const UninterruptedFor& node) { return begins_with_citation(node.days); },
                          [&](const InTotal& node) { return begins_with_citation(node.days); },
                          [&](const ThroughoutLast& node) { return begins_with_citation(node.days); },
                          [&](const Arithmetic& node) { return begins_with_citation(node.left); },
                          [](const auto&) { return false; },
                      },
                      file_.at(id).kind);
}

bool Printer::ends_with_citation(ExpressionId id) const {
    return std::visit(
        overloaded{
            [](const CitationLiteral&) { return true; },
            [](const Fulfilled&) { return true; },
            [](const Exists&) { return true; },
            [&](const Path& node) {
                const ExpressionId last = node.version_of.is_none() ? node.key : node.version_of;
                return !last.is_none() && ends_with_citation(last);
            },
            [&](const AllExcept& node) { return ends_with_citation(node.values); },
            [&](const OnDay& node) { return ends_with_citation(node.condition); },
            [&](const ForPerson& node) { return ends_with_citation(node.condition); },
            [&](const Quantifier& node) { return !node.filter.is_none() && ends_with_citation(node.filter); },
            [&](const Every& node) { return ends_with_citation(node.condition); },
            [&](const Aggregate& node) { return !node.filter.is_none() && ends_with_citation(node.filter); },
            [&](const DaysWith& node) { return ends_with_citation(node.condition); },
            [&](const FirstDay& node) { return ends_with_citation(node.days); },
            [&](const LastDay& node) { return ends_with_citation(node.days); },
            [&](const Since& node) { return ends_with_citation(node.event); },
            [&](const SpanBetween& node) { return ends_with_citation(node.last); },
            [&](const ShareOf& node) { return ends_with_citation(node.whole); },
            [](const auto&) { return false; },
        },
        file_.at(id).kind);
}

Doc Printer::list(const ListLiteral& node) {
    std::vector<Doc> docs;
    for (const ExpressionId id : node.items) {
        // What starts with a citation would be read as a list of citations.
        const bool is_ambiguous = docs.empty() && begins_with_citation(id);
        docs.push_back(is_ambiguous ? layout_.join({text("("), bare(id, Inflection::Plain), text(")")})
                                    : condition(id));
    }
    return braced(fill(std::move(docs)));
}

Doc Printer::group(const GroupOf& node) {
    const std::string head = node.kind == GroupKind::Count ? with_blank(word(measures, node.measure)) +
                                                                 core::to_german(node.count) + " von "
                                                           : with_blank(word(group_kinds, node.kind));
    std::vector<Doc> docs;
    for (std::size_t index = 0; index < node.members.size(); ++index) {
        if (index != 0) docs.push_back(layout_.line());
        const Item made = std::visit(
            overloaded{
                [&](ExpressionId id) { return item(file_.at(id).span, [&] { return condition(id); }); },
                [&](const Case& inner) { return item_of(inner); },
            },
            node.members[index]);
        const Doc comma = index + 1 == node.members.size() ? Doc{} : text(",");
        docs.push_back(layout_.join({made.before, made.body, comma, made.after}));
    }
    return layout_.join({text(head), braced(layout_.join(std::move(docs)))});
}

Doc Printer::filtered(Doc head, ExpressionId filter) {
    if (filter.is_none()) return head;
    const Doc with = layout_.join({layout_.line(), text("mit "), primary(filter)});
    return layout_.group(layout_.join({head, layout_.nest(2, with)}));
}

bool Printer::is_list(ExpressionId id) const {
    const auto& kind = file_.at(id).kind;
    return std::holds_alternative<CitationList>(kind) || std::holds_alternative<ListLiteral>(kind);
}

/// What follows a name: directly where it can break by itself, else on a line of its own if it does not fit.
Doc Printer::after_equals(ExpressionId id) {
    const auto& kind = file_.at(id).kind;
    const bool breaks_itself = std::holds_alternative<GroupOf>(kind) || is_list(id);
    if (breaks_itself) return layout_.join({text(" "), condition(id)});
    return layout_.group(layout_.nest(4, layout_.join({layout_.line(), condition(id)})));
}

}  // namespace dsl::syntax::print
