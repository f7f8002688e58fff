#include "evaluator/person/read_json.hpp"
#include "evaluator/person/read_xml.hpp"

#include "evaluator/person/assemble.hpp"
#include "evaluator/person/json_document.hpp"

namespace evaluator::person {

namespace {

std::optional<Household> assembled(std::optional<Node> root, core::FileId file, const model::RuleBook& book,
                                   const ReadOptions& options, Problems& problems,
                                   std::size_t errors_before) {
    if (!root) return std::nullopt;
    Assembler assembler{book, options, problems};
    assembler.read(std::move(*root), file);
    if (problems.error_count() != errors_before) return std::nullopt;
    return assembler.take();
}

}  // namespace

std::optional<Household> read_json(std::string_view text, core::FileId file, const model::RuleBook& book,
                                   const ReadOptions& options, core::Diagnostics& diagnostics) {
    Problems problems{diagnostics};
    const std::size_t errors = problems.error_count();
    auto root = parse_json(text, file, problems);
    if (root && !options.member.empty()) {
        const Node* member = root->find(options.member);
        if (member == nullptr) {
            problems.report(Code::MissingField, root->span, Path{}, options.member);
            return std::nullopt;
        }
        Node person = *member;  // not moved: it is a part of what it replaces
        root = std::move(person);
    }
    return assembled(std::move(root), file, book, options, problems, errors);
}

std::optional<Household> read_xml(std::string_view text, core::FileId file, const model::RuleBook& book,
                                  const ReadOptions& options, core::Diagnostics& diagnostics) {
    Problems problems{diagnostics};
    const std::size_t errors = problems.error_count();
    return assembled(parse_xml(text, file, item_names(book), problems), file, book, options, problems,
                     errors);
}

}  // namespace evaluator::person
