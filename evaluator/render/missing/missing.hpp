// "What is missing" for people and machines: text, Markdown, a page, JSON, and the letter that asks a person
// for what is missing. Pure functions: same data, same bytes. Nothing here decides.
#pragma once

#include <string>

#include "evaluator/missing/missing.hpp"
#include "evaluator/render/render.hpp"

namespace evaluator::render {

struct MissingOptions {
    bool all = false;  // every way, not only the first ones of each kind
};

std::string to_text(const missing::Missing& found, const MissingOptions& wish,
                    const TextOptions& options = {});
std::string to_markdown(const missing::Missing& found, const MissingOptions& wish,
                        const Translation* translation = nullptr);
std::string to_html(const missing::Missing& found, const MissingOptions& wish,
                    const Translation* translation = nullptr);
/// By docs/schema/fehlt.schema.json.
std::string to_json(const missing::Missing& found);

struct LetterOptions {
    dsl::core::Date written_on, deadline;
};
/// A draft of the letter that asks for what is missing: only what is not known or not proven yet.
std::string letter_text(const missing::Missing& found, const LetterOptions& wish,
                        const TextOptions& options = {});
std::string letter_html(const missing::Missing& found, const LetterOptions& wish,
                        const Translation* translation = nullptr);

}  // namespace evaluator::render
