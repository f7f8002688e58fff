// Blocks that need a layout of their own (internal to render/pdf): each writes itself from the cursor on.
#pragma once

#include "evaluator/render/pdf/sheet.hpp"

namespace evaluator::render::pdf {

/// Rows stay whole where they fit on a page; the head is repeated on each page.
void write_table(const Table& table, Frame frame, Sheet& sheet);
void write_chart(const Chart& chart, Frame frame, Sheet& sheet);

/// How much of a block must stand on the page of the heading above it.
double least_height(const Table& table, Frame frame, Sheet& sheet);
double least_height(const Chart& chart, Frame frame, Sheet& sheet);

}  // namespace evaluator::render::pdf
