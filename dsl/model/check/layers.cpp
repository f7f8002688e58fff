// `laut`: a layer below the statute (an Erlass, guidance) adds ways, lines of chains, indications and reasons
// for discretion. It never adds a requirement or a bar, and never takes a way back.
#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

namespace {

void report_burden(Context& context, SourceId id, Span span) {
    const Source& source = context.book.sources[id.index];
    context.diagnostics.report(Code::LayerAddsBurden, span, source.name)
        .label(source.span, TextId::DeclaredHere);
}

/// `helps`: whether the block, where it holds, helps the person. Its ways do as it does, its `es sei denn`
/// the opposite.
void check_block(Context& context, BlockId id, bool helps) {
    const Block& block = context.book.block(id);
    if (!block.attributes.source.is_none() && !helps)
        report_burden(context, block.attributes.source, block.span);
    for (const BlockId way : block.ways)
        check_block(context, way, context.book.block(way).way == WayKind::EsSeiDenn ? !helps : helps);
}

void check_element(Context& context, const Element& element) {
    const Block& block = context.book.block(element.block);
    if (!block.attributes.source.is_none() && element.kind != ElementKind::Kannausschluss)
        report_burden(context, block.attributes.source, block.span);
    const bool is_requirement =
        element.kind == ElementKind::Voraussetzung || element.kind == ElementKind::Regelvoraussetzung;
    // a bar falls by its ways and by its `es sei denn` alike
    for (const BlockId way : block.ways)
        check_block(context, way, !is_requirement || context.book.block(way).way != WayKind::EsSeiDenn);
}

}  // namespace

void check_layers(Context& context) {
    for (const Element& element : context.book.elements) check_element(context, element);
    for (const Norm& norm : context.book.norms)
        for (const Deviation& deviation : norm.deviations)
            check_block(context, deviation.way, context.book.block(deviation.way).way != WayKind::EsSeiDenn);
}

}  // namespace dsl::model::checking
