// The names a plain file can hold, each found byte for byte: words of the format, facts, attributes, values,
// judgements. Whatever is not here (other spellings, slips) is not plain.
#pragma once

#include <optional>
#include <vector>

#include "evaluator/person/name_table.hpp"
#include "evaluator/person/person.hpp"
#include "evaluator/person/vocabulary.hpp"

namespace evaluator::person {

enum class Word : std::uint8_t {
    None,
    Person,
    Angaben,
    Wertungen,
    Ermessen,
    Atypisch,
    Kann,
    Unvollstaendig,
    Personen,
    Bemerkung,
    Schema,
    Kennung,
    Wert,
    Zwischen,
    EinesVon,
    Jahr,
    Strittig,
    Stand,
    Nachweise,
    Ab,
    Von,
    Bis,
    Verweis,
    Art,
    Datum,
    GueltigBis,
    Name,
    Zu,
    Begruendung,
    Rolle,
    Norm,
    Voraussetzung,
};

struct MemberName {
    Word word = Word::None;
    model::FactId fact = model::FactId::none();  // of a person
};
struct JudgementName {
    model::JudgementId as_judgement = model::JudgementId::none();  // a judgement, or a chain in doubt
    model::JudgementId as_discretion = model::JudgementId::none();
};

class PlainNames {
public:
    explicit PlainNames(const model::RuleBook& book);

    /// False: a fact is called like a word of the format, and what a file means is left to the full reader.
    bool are_clear() const { return are_clear_; }

    /// One more than the highest number of a fact of a person.
    std::size_t fact_count() const { return fact_count_; }
    MemberName member(std::string_view name) const { return or_none(members_.find(name)); }
    model::FactId attribute(model::ListId list, std::string_view name) const {
        const auto* found = attributes_[list.index].find(name);
        return found == nullptr ? model::FactId::none() : *found;
    }
    const std::uint8_t* value(model::ChoiceId choice, std::string_view name) const {
        return values_[choice.index].find(name);
    }
    JudgementName judgement(std::string_view name) const { return or_none(judgements_.find(name)); }
    bool is_of_children(model::ListId list) const { return of_children_[list.index]; }

private:
    template <typename Found> static Found or_none(const Found* found) {
        return found == nullptr ? Found{} : *found;
    }
    void add_judgements(const model::RuleBook& book);

    NameTable<MemberName> members_;
    std::vector<NameTable<model::FactId>> attributes_;  // by ListId
    std::vector<NameTable<std::uint8_t>> values_;       // by ChoiceId
    NameTable<JudgementName> judgements_;
    std::vector<bool> of_children_;  // by ListId
    std::size_t fact_count_ = 0;
    bool are_clear_ = true;
};

}  // namespace evaluator::person
