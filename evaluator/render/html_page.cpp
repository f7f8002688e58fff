#include "evaluator/render/html_page.hpp"

#include "evaluator/render/html_style.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/speech.hpp"

namespace evaluator::render {

std::string page_language() {
    if (translation() == nullptr) return "de\"";
    const texts::Language& language = translation()->language();
    return std::string(language.html_lang) + (language.is_right_to_left ? "\" dir=\"rtl\"" : "\"");
}

std::string html_page(const std::string& title, const std::string& body) {
    return "<!DOCTYPE html>\n<html lang=\"" + page_language() +
           ">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src "
           "'unsafe-inline'\"><title>" +
           escaped_attribute(title) + "</title><style>" + std::string(html_style) +
           "\nfigure { margin: .5rem 0; }</style></head><body><main>" + body + "</main></body></html>\n";
}

}  // namespace evaluator::render
