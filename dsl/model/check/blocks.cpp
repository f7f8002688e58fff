#include "dsl/model/check/blocks.hpp"

#include "dsl/model/check/overloaded.hpp"

namespace dsl::model::checking {

static_assert(static_cast<int>(syntax::WayKind::SollGenuegen) + 1 == static_cast<int>(WayKind::SollGenuegen));

WayKind way_of(syntax::WayKind way) { return static_cast<WayKind>(static_cast<int>(way) + 1); }

std::string_view way_word(syntax::WayKind way) {
    switch (way) {
        case syntax::WayKind::Entfaellt: return "entfällt";
        case syntax::WayKind::Genuegt: return "genügt";
        case syntax::WayKind::Unschaedlich: return "unschädlich";
        case syntax::WayKind::EsSeiDenn: return "es sei denn";
        case syntax::WayKind::RegelmaessigUnschaedlich: return "regelmäßig unschädlich";
        case syntax::WayKind::RegelmaessigGenuegt: return "regelmäßig genügt";
        case syntax::WayKind::KannEntfallen: return "kann entfallen";
        case syntax::WayKind::KannGenuegen: return "kann genügen";
        case syntax::WayKind::SollEntfallen: return "soll entfallen";
        case syntax::WayKind::SollGenuegen: return "soll genügen";
    }
    return "";
}

namespace {

AttributeList attributes_in(const syntax::Block& block) {
    AttributeList list;
    for (const syntax::BlockLine& line : block.lines)
        if (const auto* attribute = std::get_if<syntax::Attribute>(&line.kind)) list.push_back(attribute);
    return list;
}

void add_let(Context& context, Scope& scope, const syntax::Let& let) {
    for (const Let& known : scope.lets)
        if (core::same_name(known.name->text, let.name.text))
            context.diagnostics.report(Code::DuplicateName, let.name.span, let.name.text)
                .label(known.name->span, TextId::FirstHere);
    if (const Thing* other = find(context.values, let.name.text))
        context.diagnostics.report(Code::DuplicateName, let.name.span, let.name.text)
            .label(span_of(context, *other), TextId::FirstHere);
    ExpressionBuilder(context, scope)
        .build(let.value);  // so that mistakes in it are found though nobody uses it
    scope.lets.push_back({&let.name, let.value, scope.frames.size(), false});
}

BlockHead head_of(const syntax::Way& way) {
    BlockHead head;
    head.name = way.name ? way.name->text : "";
    head.text = way.text ? way.text->text : "";
    head.written_text = way.text ? &*way.text : nullptr;
    head.way = way_of(way.word.kind);
    head.mark = way.name ? core::joined(way.word.span, way.name->span) : way.word.span;
    head.title = std::string(way_word(way.word.kind)) + (way.name ? " " + way.name->text : "");
    return head;
}

void check_counts(Context& context, const BlockHead& head, const std::vector<Span>& conditions) {
    if (conditions.empty() && head.way == WayKind::EsSeiDenn)
        context.diagnostics.report(Code::ExceptionWithoutCondition, head.mark, head.title);
    if (conditions.empty() && head.needs_condition)
        context.diagnostics.report(Code::ElementWithoutCondition, head.mark, head.title);
    if (conditions.size() > 1)
        context.diagnostics.report(Code::ElementWithTwoConditions, conditions[1], head.title)
            .label(conditions[0], TextId::FirstHere);
}

}  // namespace

BlockId read_block(Context& context, Scope& scope, const BlockHead& head, const syntax::Block& written) {
    const Surroundings outer = scope.around;
    const std::size_t lets = scope.lets.size();
    const ReadAttributes read = read_attributes(context, attributes_in(written), outer);
    if (head.needs_citation && !read.has_citation)
        context.diagnostics.report(Code::MissingCitation, head.mark, "`" + head.title + "`");
    if (head.way != WayKind::None && !read.has_citation)
        context.diagnostics.report(Code::WayWithoutCitation, head.mark, head.title);
    if (is_empty(read.attributes.validity) && read.has_validity && !is_empty(outer.validity))
        context.diagnostics.report(Code::NeverInForce, read.validity_span, head.title);
    scope.around = inside(read, outer);

    Block block;
    block.name = head.name;
    block.text = head.text;
    block.way = head.way;
    block.attributes = read.attributes;
    block.span = head.mark;
    std::vector<Span> conditions;
    for (const syntax::BlockLine& line : written.lines)
        if (const auto* let = std::get_if<syntax::Let>(&line.kind)) add_let(context, scope, *let);
    ExpressionBuilder builder(context, scope);
    for (const syntax::BlockLine& line : written.lines)
        std::visit(overloaded{
                       [](const syntax::Attribute&) {},
                       [](const syntax::Let&) {},
                       [&](const syntax::OnlyIf& only) {
                           if (!block.only_if.is_none())
                               context.diagnostics.report(Code::ClauseTwice, only.span,
                                                          std::string("betrifft nur"));
                           block.only_if = builder.condition(only.condition);
                       },
                       [&](const syntax::When& when) {
                           conditions.push_back(when.span);
                           block.condition = builder.condition(when.condition);
                       },
                       [&](const syntax::Way& way) {
                           block.ways.push_back(read_block(context, scope, head_of(way), way.block));
                       },
                   },
                   line.kind);
    check_counts(context, head, conditions);
    if (head.written_text != nullptr)
        for (const syntax::Name& name : head.written_text->placeholders)
            if (const ExpressionId value = builder.placeholder(name); !value.is_none())
                block.text_values.emplace_back(name.text, value);
    for (std::size_t i = lets; i < scope.lets.size(); ++i)
        if (!scope.lets[i].is_used)
            context.diagnostics.report(Code::UnusedDefinition, scope.lets[i].name->span,
                                       scope.lets[i].name->text);
    scope.lets.resize(lets);
    scope.around = outer;
    context.book.blocks.push_back(std::move(block));
    return BlockId{static_cast<std::uint32_t>(context.book.blocks.size() - 1)};
}

BlockId read_case(Context& context, Scope& scope, const syntax::Case& written) {
    BlockHead head;
    head.name = written.name.text;
    head.text = written.text.text;
    head.written_text = &written.text;
    head.mark = written.name.span;
    head.title = "fall " + written.name.text;
    head.needs_condition = true;
    return read_block(context, scope, head, written.block);
}

}  // namespace dsl::model::checking
