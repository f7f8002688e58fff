// What a name means where it stands: sei, item, person, definition, table, chain, value of a choice. Order:
// the word of the language, `sei`, the frames from inside out, definitions, and the expected choice.
#include "dsl/model/check/expressions.hpp"

namespace dsl::model::checking {

Expression ExpressionBuilder::make(const syntax::Path& path, const Written& whole, const Type& expected) {
    if (path.version_of.is_none()) return path_value(path, whole, expected);
    const bool outer = scope_.is_dated;
    scope_.is_dated = false;  // the law of another day is read: what is in force now says nothing
    Expression value = path_value(path, whole, expected);
    scope_.is_dated = outer;
    const Type value_type = value.type;
    const ExpressionId operand = add(std::move(value), whole.span);
    return operation_of(Operation::LawOfDay, value_type, {operand, day(path.version_of, "Fassung vom")});
}

Expression ExpressionBuilder::path_value(const syntax::Path& path, const Written& whole,
                                         const Type& expected) {
    const std::vector<syntax::Name>& names = path.names;
    if (names.empty()) return unknown_expression();
    const Thing* first = find(context_.values, names[0].text);
    const bool is_table = first != nullptr && first->kind == ThingKind::Table;
    if (is_table && !let_named(names[0], {})) return table_value(*first, path, whole);
    if (!path.key.is_none()) {
        context_.diagnostics.report(Code::NotPossibleHere,
                                    whole.keyword.end != 0 ? whole.keyword : whole.span, std::string("bei"));
        return unknown_expression();
    }
    if (names.size() == 1) return bare_name(names[0], expected);
    if (core::same_name(names[0].text, "selbst")) return member(names, 1, selbst_frame());
    if (const auto frame = frame_of_item(names[0].text)) return member(names, 1, *frame);
    if (const Thing* item = find(context_.items, names[0].text)) {
        const List& list = context_.book.lists[item->index];
        if (list.is_gapless && names.size() == 2 &&
            !context_.book.find_attribute(ListId{item->index}, names[1].text).is_none())
            if (auto current = current_period(person_frame(), names[1])) return *current;
        context_.diagnostics.report(Code::MemberOutsideItem,
                                    core::joined(names.front().span, names.back().span),
                                    names[0].text + "." + names[1].text, list.item_name);
        return unknown_expression();
    }
    return person_member(bare_name(names[0], {}), names, 1);
}

Expression ExpressionBuilder::person_member(const Expression& person, const std::vector<syntax::Name>& names,
                                            std::size_t position) {
    if (is_unknown(person.type)) return unknown_expression();
    if (!person.type.is(BaseType::Person) || person.operation != Operation::FactUse) {
        context_.diagnostics.report(Code::UnknownMember, names[position].span, names[position - 1].text,
                                    names[position].text);
        return unknown_expression();
    }
    scope_.frames.push_back(Frame{});
    Expression value = member(names, position, scope_.frames.size() - 1);
    const Type value_type = value.type;
    const ExpressionId operand = add(std::move(value), names[position].span);
    scope_.frames.pop_back();
    Expression result = operation_of(Operation::ForPerson, value_type, {operand});
    result.ref = person.ref;
    result.frame = person.frame;
    return result;
}

Expression ExpressionBuilder::member(const std::vector<syntax::Name>& names, std::size_t position,
                                     std::size_t frame) {
    const syntax::Name& name = names[position];
    auto found = found_in_frame(frame, name);
    if (!found && core::same_name(name.text, "alter") && is_person(scope_.frames[frame])) {
        found = operation_of(Operation::Age, simple(BaseType::Spanne));
        found->frame = number_of(frame);
        found->ref = context_.book.birth_date.index;
    }
    const Thing* thing = find(context_.values, name.text);
    const bool is_of_item = thing != nullptr && thing->kind == ThingKind::Definition &&
                            context_.book.definitions[thing->index].per_item == scope_.frames[frame].list;
    if (!found && (is_person(scope_.frames[frame]) || is_of_item)) found = defined(name, frame);
    if (!found) {
        std::vector<std::string> candidates;
        if (!scope_.frames[frame].list.is_none())
            for (const FactId id : context_.book.list(scope_.frames[frame].list).attributes)
                candidates.push_back(context_.book.fact(id).name);
        if (is_person(scope_.frames[frame]))
            for (std::string& known : names_of(context_, context_.values))
                candidates.push_back(std::move(known));
        suggest(
            context_.diagnostics.report(Code::UnknownMember, name.span, names[position - 1].text, name.text),
            name.text, candidates);
        return unknown_expression();
    }
    if (position + 1 == names.size()) return *found;
    return person_member(*found, names, position + 1);
}

Expression ExpressionBuilder::table_value(Thing thing, const syntax::Path& path, const Written& whole) {
    const Table& table = context_.book.tables[thing.index];
    use(thing, path.names[0].span);
    if (path.names.size() < 2) {
        context_.diagnostics.report(Code::WrongKindOfName, path.names[0].span, table.name,
                                    std::string("eine Tabelle"),
                                    std::string("`") + table.name + ".spalte bei …`");
        return unknown_expression();
    }
    std::optional<std::uint32_t> column;
    for (std::uint32_t i = 0; i < table.columns.size(); ++i)
        if (core::same_name(table.columns[i], path.names[1].text)) column = i;
    if (!column || path.names.size() > 2) {
        const syntax::Name& wrong = path.names[column ? 2 : 1];
        suggest(context_.diagnostics.report(Code::UnknownMember, wrong.span, table.name, wrong.text),
                wrong.text, table.columns);
        return unknown_expression();
    }
    if (path.key.is_none()) {
        context_.diagnostics.report(Code::WrongOperand, whole.span, table.name + "." + path.names[1].text,
                                    std::string("`bei …`"), std::string("nichts"));
        return unknown_expression();
    }
    const Type key_type = table.key.is_none() ? Type{} : choice_type(table.key);
    const Type value_type = *column < table.column_types.size() ? table.column_types[*column] : Type{};
    const ExpressionId key = build(path.key, key_type);
    if (!fits(key_type, type(key))) wrong_operand("bei", text(key_type, Case::Accusative), key);
    Expression result = operation_of(Operation::TableValue, value_type, {key});
    result.ref = thing.index;
    result.column = *column;
    return result;
}

Expression ExpressionBuilder::bare_name(const syntax::Name& name, const Type& expected) {
    const std::size_t uses_before = context_.uses.size();
    auto found = let_named(name, expected);
    if (!found) found = built_in(name);
    if (!found) found = found_in_frames(name);
    if (!found) found = defined(name, std::nullopt);
    // A name and a value of the expected choice: the name wins only if it is such a value or a set of them.
    const bool name_fits = found && !is_unknown(found->type) && found->type.choice == expected.choice &&
                           (found->type.is(BaseType::Auswahl) || found->type.is(BaseType::Menge) ||
                            found->type.is(BaseType::Wahr));
    if (found && name_fits) return *found;
    const std::vector<Use> of_name(context_.uses.begin() + static_cast<std::ptrdiff_t>(uses_before),
                                   context_.uses.end());
    context_.uses.resize(uses_before);  // what the name would have used, should the value win
    if (auto value = choice_value(name, expected)) return *value;
    context_.uses.insert(context_.uses.end(), of_name.begin(), of_name.end());
    if (found) return *found;
    return unknown_bare_name(name, expected);
}

Expression ExpressionBuilder::unknown_bare_name(const syntax::Name& name, const Type& expected) {
    if (expected.is(BaseType::Auswahl) || (expected.is(BaseType::Menge) && !expected.choice.is_none())) {
        const Choice& choice = context_.book.choice(expected.choice);
        std::vector<std::string> values;
        for (const ChoiceValue& value : choice.values) values.push_back(value.name);
        if (core::nearest_name(name.text, values) || !core::nearest_name(name.text, names_in_scope())) {
            suggest(context_.diagnostics.report(Code::UnknownChoiceValue, name.span, name.text, choice.name),
                    name.text, values);
            return unknown_expression();
        }
    }
    if (const auto& homes = attributes_named(context_, name.text); !homes.empty()) {
        const Fact& fact = context_.book.fact(homes.front());
        context_.diagnostics
            .report(Code::MemberOutsideItem, name.span, name.text, context_.book.list(fact.owner).item_name)
            .label(fact.span, TextId::DeclaredHere);
        return unknown_expression();
    }
    for (const NameTable* table :
         {&context_.judgements, &context_.readings, &context_.items, &context_.steps}) {
        const Thing* other = find(*table, name.text);
        if (other == nullptr) continue;
        auto message = context_.diagnostics.report(Code::WrongKindOfName, name.span, name.text,
                                                   kind_text(context_, *other), std::string("ein Wert"));
        if (other->kind == ThingKind::Judgement)
            message.help(TextId::WriteInstead,
                         (context_.book.judgements[other->index].is_discretion ? "ermessen " : "wertung ") +
                             name.text);
        if (other->kind == ThingKind::Reading)
            message.help(TextId::WriteInstead, "lesart " + name.text + " ist …");
        return unknown_expression();
    }
    report_unknown(context_, name, names_in_scope());
    return unknown_expression();
}

std::vector<std::string> ExpressionBuilder::names_in_scope() const {
    std::vector<std::string> names = names_of(context_, context_.values);
    for (const Let& let : scope_.lets) names.push_back(let.name->text);
    for (const Frame& frame : scope_.frames)
        if (!frame.list.is_none())
            for (const FactId id : context_.book.list(frame.list).attributes)
                names.push_back(context_.book.fact(id).name);
    return names;
}

ExpressionId ExpressionBuilder::placeholder(const syntax::Name& name) {
    auto found = let_named(name, {});
    if (!found) found = built_in(name);
    if (!found) found = found_in_frames(name);
    if (!found) found = defined(name, std::nullopt);
    if (found) return add(*found, name.span);
    suggest(context_.diagnostics.report(Code::UnknownPlaceholder, name.span, name.text), name.text,
            names_in_scope());
    return ExpressionId::none();
}

}  // namespace dsl::model::checking
