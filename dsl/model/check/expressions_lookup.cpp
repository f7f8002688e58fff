// The single places a name can come from; expressions_names.cpp says in which order they are asked.
#include "dsl/model/check/expressions.hpp"

namespace dsl::model::checking {

std::optional<Expression> ExpressionBuilder::built_in(const syntax::Name& name) {
    if (name.text == "Stichtag") return operation_of(Operation::ReferenceDay, simple(BaseType::Datum));
    if (core::same_name(name.text, "alter")) {
        Expression age = operation_of(Operation::Age, simple(BaseType::Spanne));
        age.frame = number_of(person_frame());
        age.ref = context_.book.birth_date.index;
        if (context_.book.birth_date.is_none()) {
            context_.diagnostics.report(Code::UnknownName, name.span, std::string("geburtsdatum"));
            return unknown_expression();
        }
        use(Thing{ThingKind::Fact, context_.book.birth_date.index}, name.span);
        return age;
    }
    const bool is_target = name.text == "Zielnorm";
    if (!is_target && name.text != "Anspruch") return std::nullopt;
    if (!scope_.is_general) context_.diagnostics.report(Code::OnlyInGeneralPart, name.span, name.text);
    return is_target ? operation_of(Operation::TargetNorm, simple(BaseType::Fundstelle))
                     : operation_of(Operation::ClaimStands, truth);
}

std::optional<Expression> ExpressionBuilder::let_named(const syntax::Name& name, const Type& expected) {
    for (std::size_t i = scope_.lets.size(); i-- > 0;) {
        if (!core::same_name(scope_.lets[i].name->text, name.text)) continue;
        if (scope_.let_depth >= lets_inside_each_other_at_most) {
            context_.diagnostics.report(Code::LimitExceeded, scope_.lets[i].name->span,
                                        std::string("`sei` ineinander"), scope_.let_depth + 1,
                                        lets_inside_each_other_at_most);
            return unknown_expression();
        }
        scope_.lets[i].is_used = true;
        // As if written where `sei` stands: later names and inner frames are out of sight, frame numbers stay
        // right.
        std::vector<Let> later(scope_.lets.begin() + static_cast<std::ptrdiff_t>(i), scope_.lets.end());
        const std::vector<Frame> outer = scope_.frames;
        const Let let = scope_.lets[i];
        scope_.lets.resize(i);
        for (std::size_t frame = let.frames; frame < scope_.frames.size(); ++frame)
            scope_.frames[frame].is_hidden = true;
        ++scope_.let_depth;
        const Written& whole = written(let.value);
        Expression value =
            std::visit([&](const auto& kind) { return make(kind, whole, expected); }, whole.kind);
        --scope_.let_depth;
        value.span = whole.span;
        scope_.frames = outer;
        scope_.lets.insert(scope_.lets.end(), later.begin(), later.end());
        return value;
    }
    return std::nullopt;
}

std::optional<Expression> ExpressionBuilder::choice_value(const syntax::Name& name, const Type& expected) {
    if (expected.is(BaseType::Wahr)) {
        if (name.text == "ja") return constant_of(truth, true);
        if (name.text == "nein") return constant_of(truth, false);
        return std::nullopt;
    }
    if (expected.choice.is_none()) return std::nullopt;
    const auto value = context_.book.find_value(expected.choice, name.text);
    if (!value) return std::nullopt;
    context_.used_values.emplace(expected.choice.index,
                                 context_.book.choice(expected.choice).values[*value].name);
    use(Thing{ThingKind::Choice, expected.choice.index}, name.span);
    return constant_of(choice_type(expected.choice), ChoiceValues{ChoiceMask{1} << *value});
}

std::optional<Expression> ExpressionBuilder::attribute(std::size_t frame, const syntax::Name& name) {
    const ListId list = scope_.frames[frame].list;
    if (list.is_none()) return std::nullopt;
    for (const FactId id : attributes_named(context_, name.text)) {
        if (context_.book.fact(id).owner != list) continue;
        use(Thing{ThingKind::Fact, id.index}, name.span);
        Expression result = operation_of(Operation::FactUse, context_.book.fact(id).type);
        result.ref = id.index;
        result.frame = number_of(frame);
        return result;
    }
    return std::nullopt;
}

std::optional<Expression> ExpressionBuilder::person_fact(std::size_t frame, const syntax::Name& name) {
    const Thing* thing = find(context_.values, name.text);
    if (thing == nullptr || thing->kind != ThingKind::Fact) return std::nullopt;
    use(*thing, name.span);
    Expression result = operation_of(Operation::FactUse, context_.book.facts[thing->index].type);
    result.ref = thing->index;
    result.frame = number_of(frame);
    return result;
}

std::optional<Expression> ExpressionBuilder::current_period(std::size_t frame, const syntax::Name& name) {
    std::optional<FactId> found;
    for (const FactId id : attributes_named(context_, name.text)) {
        const List& list = context_.book.list(context_.book.fact(id).owner);
        if (!list.is_gapless) continue;
        if (found) {
            context_.diagnostics.report(Code::AmbiguousName, name.span, name.text, list.item_name)
                .label(context_.book.fact(*found).span, TextId::DeclaredHere)
                .label(context_.book.fact(id).span, TextId::DeclaredHere);
            return unknown_expression();
        }
        found = id;
    }
    if (!found) return std::nullopt;
    use(Thing{ThingKind::Fact, found->index}, name.span);
    Expression result = operation_of(Operation::CurrentPeriod, context_.book.fact(*found).type);
    result.ref = found->index;
    result.frame = number_of(frame);
    return result;
}

std::optional<Expression> ExpressionBuilder::found_in_frame(std::size_t frame, const syntax::Name& name) {
    if (auto found = attribute(frame, name)) return found;
    if (!is_person(scope_.frames[frame])) return std::nullopt;
    if (auto found = person_fact(frame, name)) return found;
    return current_period(frame, name);
}

std::optional<Expression> ExpressionBuilder::found_in_frames(const syntax::Name& name) {
    for (std::size_t i = scope_.frames.size(); i-- > 0;) {
        if (scope_.frames[i].is_hidden) continue;
        auto found = found_in_frame(i, name);
        if (!found) continue;
        const ListId list = scope_.frames[i].list;
        const Thing* other = find(context_.values, name.text);
        if (!list.is_none() && !is_person(scope_.frames[i]) && other != nullptr) {
            context_.diagnostics
                .report(Code::AmbiguousName, name.span, name.text, context_.book.list(list).item_name)
                .label(context_.book.fact(FactId{found->ref}).span, TextId::DeclaredHere)
                .label(checking::span_of(context_, *other), TextId::DeclaredHere);
            return unknown_expression();
        }
        return found;
    }
    return std::nullopt;
}

std::optional<Expression> ExpressionBuilder::defined(const syntax::Name& name,
                                                     std::optional<std::size_t> frame) {
    const Thing* thing = find(context_.values, name.text);
    if (thing == nullptr) return std::nullopt;
    std::size_t position = frame ? *frame : person_frame();
    Expression result;
    if (thing->kind == ThingKind::Chain) {
        result = operation_of(Operation::ChainUse, simple(BaseType::Tage));
    } else if (thing->kind == ThingKind::Definition) {
        const Definition& definition = context_.book.definitions[thing->index];
        use(*thing, name.span);  // meant, even where it cannot stand
        result = operation_of(Operation::DefinitionUse, definition.type);
        if (!definition.per_item.is_none()) {
            const List& list = context_.book.list(definition.per_item);
            const auto item = frame && scope_.frames[*frame].list == definition.per_item
                                  ? frame
                                  : frame_of_item(list.item_name);
            if (!item) {
                context_.diagnostics.report(Code::MemberOutsideItem, name.span, name.text, list.item_name)
                    .label(definition.span, TextId::DeclaredHere);
                return unknown_expression();
            }
            position = *item;
        }
    } else {
        return std::nullopt;
    }
    if (thing->kind == ThingKind::Chain) use(*thing, name.span);
    result.ref = thing->index;
    result.frame = number_of(position);
    return result;
}

std::optional<std::size_t> ExpressionBuilder::frame_of_item(std::string_view item_name) const {
    for (std::size_t i = scope_.frames.size(); i-- > 0;) {
        const Frame& frame = scope_.frames[i];
        if (frame.is_hidden || frame.list.is_none()) continue;
        if (core::same_name(context_.book.list(frame.list).item_name, item_name)) return i;
    }
    return std::nullopt;
}

}  // namespace dsl::model::checking
