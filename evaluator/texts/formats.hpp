// Days, numbers, money and lengths of time as a language writes them, and which plural form a number takes.
// From ICU, which knows the languages; only formats.cpp includes it. Same input, same text: neither the time
// zone nor the locale of the machine matters.
#pragma once

#include <memory>
#include <string>

#include "dsl/core/date.hpp"
#include "dsl/core/duration.hpp"
#include "dsl/core/rational.hpp"
#include "evaluator/texts/language.hpp"

namespace evaluator::texts {

namespace core = dsl::core;

class Formats {
public:
    explicit Formats(const Language& language);
    ~Formats();
    Formats(Formats&&) noexcept;
    Formats& operator=(Formats&&) noexcept;

    /// "3 February 2021"; only for days of the calendar.
    std::string date(core::Date day) const;
    std::string number(const core::Rational& number) const;  // at most six decimals
    std::string percent(const core::Rational& percent) const;
    std::string euro(const core::Rational& amount) const;  // whole euros without cents, as in German
    std::string duration(const core::Duration& duration) const;
    /// Position of the plural form in the catalogue.
    std::size_t plural_form(const core::Rational& count) const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace evaluator::texts
