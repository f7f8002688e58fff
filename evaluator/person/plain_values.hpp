// Values of a plain file: what value.cpp and proof.cpp make of them, or nothing. Shares the conversions of
// texts (scalar.hpp) with them.
#pragma once

#include <optional>

#include "evaluator/person/plain_reader.hpp"

namespace evaluator::person {

/// The members of one object, in order.
class Members {
public:
    class Iterator {
    public:
        Iterator(const FlatValue* first, std::uint32_t at) : first_(first), at_(at) {}
        const FlatValue& operator*() const { return first_[at_]; }
        Iterator& operator++() {
            at_ = first_[at_].end;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

    private:
        const FlatValue* first_;
        std::uint32_t at_;
    };

    Members(const std::vector<FlatValue>& all, const FlatValue& of)
        : first_(all.data()), begin_(static_cast<std::uint32_t>(&of - all.data()) + 1), end_(of.end) {}
    Iterator begin() const { return {first_, begin_}; }
    Iterator end() const { return {first_, end_}; }
    bool empty() const { return begin_ == end_; }

private:
    const FlatValue* first_;
    std::uint32_t begin_, end_;
};

/// What was found of an object's members that belong to the format, each at most once.
struct Frame {
    const FlatValue *wert = nullptr, *zwischen = nullptr, *eines_von = nullptr, *jahr = nullptr,
                    *strittig = nullptr, *stand = nullptr, *nachweise = nullptr, *ab = nullptr,
                    *von = nullptr, *bis = nullptr, *bemerkung = nullptr, *verweis = nullptr;

    /// False: not a word of these, or twice, or a remark that is more than text.
    [[nodiscard]] bool put(Word word, const FlatValue& member);
    bool says_value() const { return wert || zwischen || eines_von || jahr || strittig; }
    bool has_span() const { return ab || von || bis; }
};

class PlainValues {
public:
    PlainValues(const model::RuleBook& book, const PlainNames& names, KnownCitations& citations,
                const std::vector<FlatValue>& all, std::optional<core::Date> as_of)
        : book_(book), names_(names), citations_(citations), all_(all), as_of_(as_of) {}

    Members members(const FlatValue& of) const { return {all_, of}; }
    Word word(const FlatValue& member) const { return names_.member(member.name).word; }

    /// Each function: false if the full reader has to look.
    [[nodiscard]] bool frame(const FlatValue& object, Frame& frame) const;
    [[nodiscard]] bool plain(const FlatValue& value, const model::Type& type, Known& known);
    /// `missing`: nothing is known of it. `frame`: what the object holds, for periods.
    [[nodiscard]] bool value(const FlatValue& value, const model::Type& type, TimedValue& timed,
                             bool& missing, Frame& frame);
    [[nodiscard]] bool standing_and_proofs(const Frame& frame, Standing& standing,
                                           std::vector<Proof>& proofs) const;
    [[nodiscard]] bool span(const Frame& frame, model::Validity& span, bool& is_open_ended) const;
    [[nodiscard]] bool whole_day(const FlatValue& value, core::Date& day) const;
    const core::Citation* citation(std::string_view text) const { return citations_.find(text); }
    bool is_in_future(core::Date day) const { return as_of_ && day.is_day() && day > *as_of_; }

private:
    [[nodiscard]] bool content(const Frame& frame, const model::Type& type, Known& known, bool& missing,
                               std::vector<Known>& singles);
    [[nodiscard]] bool between(const FlatValue& list, const model::Type& type, Known& known);
    [[nodiscard]] bool several(const FlatValue& list, const model::Type& type, std::vector<Known>& values);
    [[nodiscard]] bool contest(const Frame& frame, const model::Type& type, std::vector<Known>&& singles,
                               TimedValue& timed) const;
    [[nodiscard]] bool duration(const FlatValue& value, Known& known) const;
    [[nodiscard]] bool proof(const FlatValue& object, Proof& proof) const;

    const model::RuleBook& book_;
    const PlainNames& names_;
    KnownCitations& citations_;
    const std::vector<FlatValue>& all_;
    std::optional<core::Date> as_of_;
};

}  // namespace evaluator::person
