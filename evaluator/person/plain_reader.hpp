// The fast way from a JSON text to a Household, for files that are plain and in order. Whatever is unusual or
// wrong, or would only draw a warning, comes out as nothing: then the full reader (assemble.hpp) reads the
// file and says what there is to say. What does come out is equal to what the full reader makes. One object
// per thread; it keeps its memory from file to file.
#pragma once

#include <optional>
#include <unordered_map>

#include "evaluator/person/flat_json.hpp"
#include "evaluator/person/plain_names.hpp"
#include "evaluator/person/read_options.hpp"

namespace evaluator::person {

/// Citations parsed before; statutes are cited by few words, again and again.
class KnownCitations {
public:
    const core::Citation* find(std::string_view text);  // nullptr: not one in full

private:
    NameTable<std::optional<core::Citation>> known_;
};

/// Whether an answer about an element of a norm can have an effect, as found before.
class KnownElements {
public:
    explicit KnownElements(const model::RuleBook& book) : book_(book) {}

    /// `element`: nullptr for the norm as a whole.
    bool has_effect(const core::Citation& norm, const std::string* element, bool is_atypical);

private:
    const model::RuleBook& book_;
    NameTable<bool> known_;
};

/// Persons nobody needs any more: their memory is used again.
class SparePersons {
public:
    void put(Household&& household);
    /// Empty, but with room for facts.
    Person take();

private:
    std::vector<Person> spare_;
};

class PlainReader {
public:
    explicit PlainReader(const model::RuleBook& book) : book_(book), names_(book), elements_(book) {}

    std::optional<Household> read(std::string_view text, const ReadOptions& options);
    void recycle(Household&& household) { spare_.put(std::move(household)); }

private:
    const model::RuleBook& book_;
    PlainNames names_;
    FlatJson json_;
    KnownCitations citations_;
    KnownElements elements_;
    SparePersons spare_;
};

}  // namespace evaluator::person
