/// One version of an act as officially published: its units (paragraph, Absatz, Satz, Nummer, Buchstabe) in
/// the order of the text, each with place, wording and digest. Made by read_statute (read.hpp); resolves
/// citations. Must not judge: whether a rule follows the wording is for humans, this only says whether the
/// place exists.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/core/citation.hpp"
#include "dsl/core/date.hpp"
#include "dsl/statute/sentences.hpp"

namespace dsl::statute {

constexpr std::uint32_t no_unit = UINT32_MAX;

struct Unit {
    core::Citation place;            // absolute: act and all parts down to this unit
    TextRange range;                 // in Statute::full_text; holds the ranges of its children
    std::uint32_t parent = no_unit;  // index in Statute::units
    bool repealed = false;           // "(weggefallen)"
    std::string title;               // of a paragraph
};

/// What a citation was found to be.
struct Resolution {
    std::uint32_t unit = no_unit;
    bool exact = true;       // false: a part below was not checked (Alt., UAbs.)
    bool ambiguous = false;  // more than one unit fits (a Nummer named without its Satz); `unit` is the first
};

class Statute {
public:
    Statute(std::string act, std::string title, core::Date state)
        : act_(std::move(act)), title_(std::move(title)), state_(state) {}

    const std::string& act() const { return act_; }      // "AufenthG"
    const std::string& title() const { return title_; }  // the long title
    core::Date state() const { return state_; }          // the day of this version of the file
    const std::vector<std::string>& remarks() const { return remarks_; }  // "zuletzt geändert durch …"

    const std::vector<Unit>& units() const { return units_; }
    const Unit& unit(std::uint32_t index) const { return units_[index]; }
    std::string_view text(const Unit& unit) const;
    /// The wording of the unit without that of the units below it.
    std::string own_text(std::uint32_t index) const;
    std::string digest(const Unit& unit) const;  // SHA-256 of text(unit)
    std::string digest() const;                  // of the whole text

    /// The unit a citation names. A Satz may be left out before a Nummer or Buchstabe, as statutes do
    /// themselves. Of a range: its first place, if the last exists too. Nothing: no such place in this
    /// version, or another act.
    std::optional<Resolution> resolve(const core::Citation& citation) const;
    /// Resolved, and not repealed.
    bool exists(const core::Citation& citation) const;

    // For the reader: units in the order of the text, parents before children.
    std::uint32_t append_text(std::string_view text);  // returns the offset at which it begins
    std::uint32_t add_unit(Unit unit);
    Unit& unit_to_change(std::uint32_t index) { return units_[index]; }
    void add_remark(std::string remark) { remarks_.push_back(std::move(remark)); }
    std::string_view full_text() const { return text_; }

private:
    std::optional<Resolution> resolve_single(const core::Citation& citation) const;
    bool has_half_sentence(std::uint32_t index, const core::Place& half) const;

    std::string act_, title_;
    core::Date state_;
    std::vector<std::string> remarks_;
    std::string text_;
    std::vector<Unit> units_;
    std::vector<std::vector<std::uint32_t>> children_;
    std::map<core::Citation, std::vector<std::uint32_t>> by_place_;
    std::map<core::Citation, std::vector<std::uint32_t>> by_place_without_satz_;
};

}  // namespace dsl::statute
