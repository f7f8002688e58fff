#include "evaluator/person/assemble.hpp"
#include "evaluator/person/json_document.hpp"
#include "evaluator/person/plain_reader.hpp"
#include "evaluator/person/read_json.hpp"
#include "evaluator/person/read_xml.hpp"
#include "evaluator/person/reader.hpp"

namespace evaluator::person {

namespace {

std::optional<Household> assembled(std::optional<Node> root, core::FileId file, const Vocabulary& vocabulary,
                                   const ReadOptions& options, Problems& problems,
                                   std::size_t errors_before) {
    if (!root) return std::nullopt;
    Assembler assembler{vocabulary, options, problems};
    assembler.read(std::move(*root), file);
    if (problems.error_count() != errors_before) return std::nullopt;
    return assembler.take();
}

std::optional<Household> json_household(std::string_view text, core::FileId file,
                                        const Vocabulary& vocabulary, const ReadOptions& options,
                                        core::Diagnostics& diagnostics) {
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
    return assembled(std::move(root), file, vocabulary, options, problems, errors);
}

std::optional<Household> xml_household(std::string_view text, core::FileId file, const Vocabulary& vocabulary,
                                       const ItemNames& items, const ReadOptions& options,
                                       core::Diagnostics& diagnostics) {
    Problems problems{diagnostics};
    const std::size_t errors = problems.error_count();
    return assembled(parse_xml(text, file, items, problems), file, vocabulary, options, problems, errors);
}

}  // namespace

std::optional<Household> read_json(std::string_view text, core::FileId file, const model::RuleBook& book,
                                   const ReadOptions& options, core::Diagnostics& diagnostics) {
    return json_household(text, file, Vocabulary{book}, options, diagnostics);
}

std::optional<Household> read_xml(std::string_view text, core::FileId file, const model::RuleBook& book,
                                  const ReadOptions& options, core::Diagnostics& diagnostics) {
    return xml_household(text, file, Vocabulary{book}, item_names(book), options, diagnostics);
}

struct Reader::Parts {
    explicit Parts(const model::RuleBook& book) : vocabulary(book), plain(book) {}

    Vocabulary vocabulary;
    PlainReader plain;
    std::optional<ItemNames> items;  // made with the first XML file
};

Reader::Reader(const model::RuleBook& book) : parts_(std::make_unique<Parts>(book)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::optional<Household> Reader::read_json(std::string_view text, core::FileId file,
                                           const ReadOptions& options, core::Diagnostics& diagnostics) {
    if (auto plain = parts_->plain.read(text, options)) return plain;
    return json_household(text, file, parts_->vocabulary, options, diagnostics);
}

std::optional<Household> Reader::read_xml(std::string_view text, core::FileId file,
                                          const ReadOptions& options, core::Diagnostics& diagnostics) {
    if (!parts_->items) parts_->items = item_names(parts_->vocabulary.book());
    return xml_household(text, file, parts_->vocabulary, *parts_->items, options, diagnostics);
}

void Reader::recycle(Household&& household) { parts_->plain.recycle(std::move(household)); }

std::optional<Household> Reader::read_plain(std::string_view text, const ReadOptions& options) {
    return parts_->plain.read(text, options);
}

}  // namespace evaluator::person
