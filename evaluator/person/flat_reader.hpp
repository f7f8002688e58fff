// The shortest way from a line to what a mass check asks for: the facts and lists of the one person judged as
// flat arrays, without a Person. Nothing comes out for files with other persons, answers of humans, values
// that change, or anything wrong or worth a warning: then another reader has to look. What comes out is what
// flatten() makes of the Person the full reader gives. One object per thread.
#pragma once

#include "evaluator/person/flat_person.hpp"
#include "evaluator/person/plain_values.hpp"

namespace evaluator::person {

class FlatReader {
public:
    /// All facts and attributes of the spec must be is_flat(). The rule book must live longer.
    FlatReader(const model::RuleBook& book, FlatSpec spec);

    /// False: another reader has to look. The vectors of `person` keep their memory.
    [[nodiscard]] bool read(std::string_view text, const ReadOptions& options, FlatPerson& person);

private:
    static constexpr std::uint32_t none = ~0U;
    struct Use {  // of a fact of a person
        std::uint32_t slot = none;
        std::vector<std::uint32_t> lists;  // of a list: in parts_
    };
    struct ListPart {
        FlatListSpec spec;
        std::vector<std::uint32_t> positions;  // of attributes, by fact
    };
    struct ItemName {
        model::FactId attribute = model::FactId::none();
        Word word = Word::None;
    };
    struct Line;

    void add_list(const FlatListSpec& spec);

    const model::RuleBook& book_;
    FlatSpec spec_;
    PlainNames names_;
    FlatJson json_;
    KnownCitations citations_;
    std::vector<Use> uses_;                        // by fact
    std::vector<ListPart> parts_;                  // as in the spec, then those nobody asks for
    std::vector<FlatList> unasked_;                // what is read of these
    std::vector<NameTable<ItemName>> item_names_;  // by ListId
    std::vector<FlatWord> missing_;                // by slot
    std::vector<std::uint64_t> said_;              // by fact: the line or item that said it last
    std::uint64_t stamp_ = 0;
};

}  // namespace evaluator::person
