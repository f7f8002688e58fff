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
        model::Type type;
        std::uint32_t slot = none;
        std::vector<std::uint32_t> lists;  // of a list: in parts_
    };
    struct ListPart {
        FlatListSpec spec;
        std::vector<std::uint32_t> positions;  // of attributes, by fact
        std::uint32_t names = 0;               // in item_names_
    };
    struct ItemName {
        model::FactId attribute = model::FactId::none();
        Word word = Word::None;
        model::Type type;  // of the attribute
    };
    /// The fact that came next in other files most likely comes next in this one.
    struct Guess {
        std::string name;
        std::uint32_t next = 0;

        bool is(std::string_view other) const {
            const std::size_t size = name.size();
            if (size != other.size() || size < 4) return false;
            const auto words_are_same = [&](std::size_t at, auto word) {
                auto mine = word;
                std::memcpy(&mine, name.data() + at, sizeof word);
                std::memcpy(&word, other.data() + at, sizeof word);
                return mine == word;
            };
            if (size < 8)
                return words_are_same(0, std::uint32_t{}) && words_are_same(size - 4, std::uint32_t{});
            for (std::size_t at = 0; at + 8 < size; at += 8)
                if (!words_are_same(at, std::uint64_t{})) return false;
            return words_are_same(size - 8, std::uint64_t{});
        }
    };
    struct Line;

    void add_list(const FlatListSpec& spec);
    MemberName member(std::string_view name);

    const model::RuleBook& book_;
    FlatSpec spec_;
    PlainNames names_;
    FlatJson json_;
    KnownCitations citations_;
    std::vector<Use> uses_;                        // by fact
    std::vector<ListPart> parts_;                  // as in the spec, then those nobody asks for
    std::vector<FlatList> unasked_;                // what is read of these
    std::vector<NameTable<ItemName>> item_names_;  // by ListId
    std::vector<Guess> guesses_;                   // by fact
    std::uint32_t last_ = 0;                       // fact
    std::vector<FlatWord> missing_;                // by slot
    std::vector<std::uint64_t> said_;              // by fact: the line or item that said it last
    std::uint64_t stamp_ = 0;
};

}  // namespace evaluator::person
