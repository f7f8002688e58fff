// Blocks laid out on A4 pages as a tagged PDF. Pure: same blocks, same fonts, same bytes; the only day in the
// file is the one given. Needs fonts of the machine (fontconfig); counts the letters it found none for.
#pragma once

#include <string>

#include "dsl/core/date.hpp"
#include "evaluator/render/pdf/pages.hpp"

namespace evaluator::render::pdf {

struct Pdf {
    std::string bytes;
    int pages = 0;
    int letters_without_font = 0;
};

Pdf write_pdf(const Pages& document, const std::string& foot, dsl::core::Date created);

}  // namespace evaluator::render::pdf
