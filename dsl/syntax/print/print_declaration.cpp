// What definitions, tables, chains, the vocabulary and the short declarations look like.
#include <algorithm>

#include "dsl/syntax/print/printer.hpp"
#include "dsl/syntax/print/words.hpp"

namespace dsl::syntax::print {

Doc Printer::print(const Declaration& declaration) {
    declaration_span_ = declaration.span;
    return std::visit([&](const auto& kind) { return print(kind); }, declaration.kind);
}

Doc Printer::print(const Uses& uses) {
    std::vector<Doc> docs;
    for (const auto& path : uses.paths) docs.push_back(print(path));
    return layout_.join({text("verwendet "), layout_.nest(4, fill(std::move(docs)))});
}

Doc Printer::print(const CheckedAgainst& checked) {
    return layout_.join(
        {text("geprüft gegen " + checked.act.text + " Stand " + core::to_iso(checked.state.value) + " "),
         print(checked.digest)});
}

Doc Printer::print(const Act& act) {
    return layout_.join({text("gesetz " + act.name.text + " "), print(act.title)});
}

// --- definitions -------------------------------------------------------------------------------------------

Doc Printer::print(const TypeName& type) {
    if (!type.item) return print(type.base);
    std::vector<Doc> docs;
    for (const ItemField& field : type.fields) {
        if (!docs.empty()) docs.push_back(layout_.wide_line());
        docs.push_back(text(field.name.text + " : " + field.type.text));
        if (field.text) docs.push_back(layout_.join({text(" "), print(*field.text)}));
    }
    const Doc fields = docs.empty() ? text("{ }") : braced(layout_.join(std::move(docs)));
    return layout_.join(
        {text(type.base.text + " je " + type.item->text + (type.is_gapless ? " lückenlos " : " ")), fields});
}

Doc Printer::print(const Version& version) {
    return layout_.join({print(version.period), text(":"), after_equals(version.value),
                         attributes_behind(version.attributes)});
}

Doc Printer::print(const Definition& definition) {
    const Doc head = layout_.join(
        {text(std::string{word(definition_kinds, definition.kind)} + " " + definition.name.text),
         optional(" je ", definition.item), optional(definition.text), text(" : "), print(definition.type)});
    if (!definition.value.is_none()) return layout_.join({head, text(" ="), after_equals(definition.value)});
    std::vector<Item> items = items_of(definition.attributes);
    for (Item& version : items_of(definition.versions)) items.push_back(version);
    const bool is_short = definition.attributes.empty() &&
                          std::all_of(definition.versions.begin(), definition.versions.end(),
                                      [](const Version& version) { return version.attributes.empty(); });
    return layout_.join({head, text(" "), block_of(std::move(items), declaration_span_, is_short)});
}

// --- tables: columns one below the other -------------------------------------------------------------------

Doc Printer::print(const Table& table) {
    std::vector<std::vector<Doc>> cells;
    std::vector<Item> rows;
    std::vector<int> widths{layout_.flat_width(text("spalten"))};
    const auto measure = [&](std::size_t column, Doc cell) {
        if (widths.size() <= column) widths.resize(column + 1, 0);
        widths[column] = std::max(widths[column], layout_.flat_width(cell));
    };
    const auto pad = [&](std::size_t column, Doc cell) {
        return text(std::string(
            static_cast<std::size_t>(std::max(0, widths[column] - layout_.flat_width(cell))) + 1, ' '));
    };
    const auto line_of = [&](const std::vector<Doc>& row) {
        std::vector<Doc> docs;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const bool is_last = column + 1 == row.size();
            docs.push_back(row[column]);
            if (column != 0 && !is_last) docs.push_back(text(","));
            if (!is_last) docs.push_back(pad(column, row[column]));
        }
        return layout_.join(std::move(docs));
    };
    std::vector<Doc> columns{text("spalten")};
    for (const Name& name : table.columns) columns.push_back(print(name));
    for (std::size_t column = 1; column < columns.size(); ++column) measure(column, columns[column]);
    std::vector<Item> items = items_of(table.attributes);
    for (const TableRow& row : table.rows) {
        std::vector<Doc> line{text(row.key.text + ":")};
        if (row.is_otherwise) line.front() = text("sonst:");
        rows.push_back(item(row.span, [&] {
            for (const ExpressionId cell : row.cells) line.push_back(layout_.align(condition(cell)));
            return Doc{};
        }));
        for (std::size_t column = 0; column < line.size(); ++column) measure(column, line[column]);
        cells.push_back(std::move(line));
    }
    items.push_back({{}, line_of(columns), {}, false});
    for (std::size_t index = 0; index < rows.size(); ++index) {
        rows[index].body = line_of(cells[index]);
        items.push_back(rows[index]);
    }
    return layout_.join({text("tabelle " + table.name.text), optional(table.text),
                         text(" : " + table.key_type.text + " "),
                         block_of(std::move(items), declaration_span_, false)});
}

// --- chains: what follows the lines one below the other ----------------------------------------------------

Doc Printer::chain_head(const ChainLine& line) {
    const auto when = [&] {
        return line.condition.is_none() ? Doc{} : layout_.join({text(" wenn "), condition(line.condition)});
    };
    if (!line.table.empty())
        return layout_.join(
            {text(std::string{word(chain_line_kinds, line.kind)} + " nach "), print(line.table)});
    if (line.kind == ChainLineKind::Credit)
        return layout_.join({text("anrechenbar bis "), expression(line.limit, Level::Sum), when()});
    const Doc limit = line.limit.is_none() ? Doc{}
                                           : layout_.join({text(line.is_capped ? " höchstens " : " bis "),
                                                           expression(line.limit, Level::Sum)});
    return layout_.join({text(std::string{word(chain_line_kinds, line.kind)} + (line.is_gap ? " Lücke" : "")),
                         limit, when()});
}

Doc Printer::print(const Chain& chain) {
    std::vector<Item> items = items_of(chain.attributes);
    const std::size_t first = items.size();
    int widest = 0;
    bool is_aligned = true;
    for (const ChainLine& line : chain.lines) {
        items.push_back(item(line.span, [&] { return chain_head(line); }));
        if (line.attributes.empty()) continue;
        const int head = layout_.flat_width(items.back().body);
        is_aligned = is_aligned && head >= 0;
        widest = std::max(widest, head);
    }
    constexpr int longest_aligned = 70;
    is_aligned = is_aligned && widest <= longest_aligned;
    for (std::size_t index = 0; index < chain.lines.size(); ++index) {
        const ChainLine& line = chain.lines[index];
        if (line.attributes.empty()) continue;
        Doc& body = items[first + index].body;
        const Doc padding =
            is_aligned ? text(std::string(static_cast<std::size_t>(widest - layout_.flat_width(body)), ' '))
                       : Doc{};
        body = layout_.join({body, padding, attributes_behind(line.attributes)});
    }
    return layout_.join({text("kette " + chain.name.text + " "), print(chain.text), text(" "),
                         block_of(std::move(items), declaration_span_, false)});
}

// --- transitions, readings, sources ------------------------------------------------------------------------

Doc Printer::print(const Transition& transition) {
    std::vector<Item> items = items_of(transition.attributes);
    items.push_back(item(transition.targets.span, [&] {
        return layout_.join({text("für "), layout_.nest(4, print(transition.targets))});
    }));
    const Span when = transition.condition.is_none() ? Span{} : file_.at(transition.condition).span;
    items.push_back(item(when, [&] {
        return layout_.join({text("wenn "), condition(transition.condition)});
    }));
    Item law;
    begin_item(law, transition.law_of.span);
    law.body = text("gilt Fassung vom " + core::to_iso(transition.law_of.value) +
                    (transition.if_more_favourable ? " soweit günstiger" : ""));
    // Behind the day more words may follow: then comments stand below.
    if (!transition.if_more_favourable) end_item(law, transition.law_of.span);
    items.push_back(law);
    for (std::size_t index = transition.attributes.size(); index < items.size(); ++index)
        items[index].has_blank_before = false;
    return layout_.join({text("übergang " + transition.name.text + " "), print(transition.text), text(" "),
                         block_of(std::move(items), declaration_span_, false)});
}

Doc Printer::print(const Meaning& meaning) {
    return layout_.join({text("meinung " + meaning.name.text + " "), print(meaning.text),
                         attributes_behind(meaning.attributes)});
}

Doc Printer::print(const Reading& reading) {
    std::vector<Item> items{item(reading.concerns.span, [&] {
        return layout_.join({text("zu "), layout_.nest(4, print(reading.concerns))});
    })};
    items.front().has_blank_before = false;
    for (Item& attribute : items_of(reading.attributes)) items.push_back(attribute);
    for (Item& meaning : items_of(reading.meanings)) items.push_back(meaning);
    return layout_.join({text("lesart " + reading.name.text + " "), print(reading.text), text(" "),
                         block_of(std::move(items), declaration_span_, false)});
}

Doc Printer::print(const Source& source) {
    std::vector<Item> items{
        {{}, layout_.join({text("rang " + source.rank.text), optional(" land ", source.land)}), {}, false}};
    for (Item& attribute : items_of(source.attributes)) items.push_back(attribute);
    return layout_.join({text("quelle " + source.name.text + " "), print(source.text), text(" "),
                         block_of(std::move(items), declaration_span_, true)});
}

// --- vocabulary --------------------------------------------------------------------------------------------

Doc Printer::print(const AttainableBy& attainable) {
    return layout_.join({text("erreichbar durch "), names(attainable.steps)});
}
Doc Printer::print(const AskedUnder& asked) {
    return layout_.join({text("erhoben nach "), print(asked.citations)});
}
Doc Printer::print(const Sensitive&) { return text("besonders geschützt"); }
Doc Printer::print(const Lasting& lasting) {
    return layout_.join({text("unveränderlich"), optional(" wenn ", lasting.when)});
}

Doc Printer::print(const Fact& fact) {
    std::vector<Doc> docs{text(fact.name.text + " : "), print(fact.type), text(" "), print(fact.question)};
    for (const FactLine& line : fact.lines) {
        const Doc body = std::visit([&](const auto& kind) { return print(kind); }, line);
        docs.push_back(layout_.group(layout_.nest(4, layout_.join({layout_.wide_line(), body}))));
    }
    return layout_.join(std::move(docs));
}

Doc Printer::print(const Indication& indication) {
    std::vector<Doc> docs;
    for (const ExpressionId id : indication.conditions) docs.push_back(condition(id));
    return layout_.join({text(indication.in_favour ? "spricht dafür " : "spricht dagegen "),
                         layout_.nest(4, fill(std::move(docs)))});
}

Doc Printer::print(const Judgement& judgement) {
    std::vector<Item> items{item(judgement.concerns.span, [&] {
        return layout_.join({text("zu "), layout_.nest(4, print(judgement.concerns))});
    })};
    for (Item& line : items_of(judgement.lines)) items.push_back(line);
    return layout_.join(
        {text((judgement.is_discretion ? "ermessen " : "wertung ") + judgement.name.text + " "),
         print(judgement.question), text(" "), block_of(std::move(items), judgement.span, true)});
}

Doc Printer::print(const Facts& facts) {
    std::vector<Item> items = items_of(facts.items);
    return layout_.join({text("sachverhalt "), block_of(std::move(items), declaration_span_, false)});
}

Doc Printer::print(const ChoiceValue& value) {
    const Doc citation = value.citation ? layout_.join({text(" "), print(*value.citation)}) : Doc{};
    return layout_.join({print(value.name), optional(value.text), citation});
}

Doc Printer::print(const Choice& choice) {
    const Doc head = text("auswahl " + choice.name.text + (choice.is_ordered ? " geordnet " : " "));
    const bool is_plain =
        std::all_of(choice.values.begin(), choice.values.end(),
                    [](const ChoiceValue& value) { return !value.text && !value.citation; });
    if (is_plain && !has_comments(declaration_span_)) {
        std::vector<Doc> docs;
        for (const ChoiceValue& value : choice.values) docs.push_back(print(value));
        return layout_.join({head, braced(fill(std::move(docs)))});
    }
    std::vector<Item> items = items_of(choice.values);
    for (std::size_t index = 0; index + 1 < items.size(); ++index)
        items[index].body = layout_.join({items[index].body, text(",")});
    return layout_.join({head, block_of(std::move(items), declaration_span_, false)});
}

// --- steps -------------------------------------------------------------------------------------------------

Doc Printer::print(const Requires& requirement) {
    return layout_.join({text("setzt voraus "), condition(requirement.condition)});
}

Doc Printer::print(const Takes& takes) {
    return layout_.join(
        {text(takes.is_about ? "dauert etwa " : "dauert "), expression(takes.duration, Level::Sum)});
}

Doc Printer::print(const Effect& effect) {
    return std::visit(
        overloaded{
            [&](const Sets& sets) {
                return layout_.join({text(sets.fact.text + (sets.at_least ? " mindestens " : " ist ")),
                                     expression(sets.value, Level::Sum)});
            },
            [&](const NewItem& made) {
                std::vector<Doc> docs;
                for (const auto& [name, value] : made.fields) {
                    if (!docs.empty()) docs.push_back(layout_.wide_line());
                    docs.push_back(layout_.join({text(name.text + " = "), expression(value, Level::Sum)}));
                }
                return layout_.join({text("neu " + made.item.text + " "),
                                     docs.empty() ? text("{ }") : braced(layout_.join(std::move(docs)))});
            },
            [&](const Ends& ends) { return text("beendet " + ends.fact.text); },
        },
        effect.kind);
}

Doc Printer::print(const Causes& causes) {
    std::vector<Doc> docs;
    for (const Effect& effect : causes.effects) docs.push_back(print(effect));
    return layout_.join({text("bewirkt "), layout_.nest(4, fill(std::move(docs)))});
}

Doc Printer::print(const Step& step) {
    std::vector<Item> items = items_of(step.lines);
    return layout_.join({text((step.is_event ? "ereignis " : "maßnahme ") + step.name.text + " "),
                         print(step.text), text(" "), block_of(std::move(items), declaration_span_, false)});
}

}  // namespace dsl::syntax::print
