#include "evaluator/texts/formats.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <unicode/datefmt.h>
#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/measure.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/timezone.h>

namespace evaluator::texts {

namespace {

namespace number = icu::number;

/// ICU fails only when its data are missing: nothing a user can mend.
void expect(UErrorCode status, const char* what) {
    if (U_FAILURE(status) != 0)
        throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string bytes;
    return text.toUTF8String(bytes);
}

constexpr double milliseconds_per_day = 86400000.0;
constexpr std::int32_t months_per_year = 12, months_kept = 36;  // as core::to_german(Duration) writes

}  // namespace

struct Formats::Data {
    explicit Data(const Language& spoken)
        : language(&spoken),
          locale(std::string(spoken.locale).c_str()),
          dates(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale)),
          numbers(number::NumberFormatter::withLocale(locale)) {
        UErrorCode status = U_ZERO_ERROR;
        rules.reset(icu::PluralRules::forLocale(locale, status));
        lengths = std::make_unique<icu::MeasureFormat>(locale, UMEASFMT_WIDTH_WIDE, status);
        expect(status, "locale");
        if (dates == nullptr) throw std::runtime_error("ICU: dates");
        dates->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    }

    std::string formatted(const core::Rational& value,
                          const number::LocalizedNumberFormatter& formatter) const {
        UErrorCode status = U_ZERO_ERROR;
        const std::string plain = core::to_plain(value);  // as text: no detour over floating point
        const auto result = formatter.formatDecimal(plain, status);
        const icu::UnicodeString text = result.toString(status);
        expect(status, "number");
        return to_utf8(text);
    }

    const Language* language;
    icu::Locale locale;
    std::unique_ptr<icu::DateFormat> dates;
    number::LocalizedNumberFormatter numbers;
    std::unique_ptr<icu::PluralRules> rules;
    std::unique_ptr<icu::MeasureFormat> lengths;
};

Formats::Formats(const Language& language) : data_(std::make_unique<Data>(language)) {}
Formats::~Formats() = default;
Formats::Formats(Formats&&) noexcept = default;
Formats& Formats::operator=(Formats&&) noexcept = default;

std::string Formats::date(core::Date day) const {
    icu::UnicodeString text;
    return to_utf8(data_->dates->format(day.days * milliseconds_per_day, text));
}

std::string Formats::number(const core::Rational& number) const {
    return data_->formatted(number, data_->numbers.precision(number::Precision::maxFraction(6)));
}

std::string Formats::percent(const core::Rational& percent) const {
    return data_->formatted(
        percent, data_->numbers.unit(icu::NoUnit::percent()).precision(number::Precision::maxFraction(6)));
}

std::string Formats::euro(const core::Rational& amount) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::CurrencyUnit unit(u"EUR", status);
    expect(status, "currency");
    const auto places = number::Precision::fixedFraction(amount.is_whole() ? 0 : 2);
    return data_->formatted(amount,
                            data_->numbers.unit(unit).precision(places).roundingMode(UNUM_ROUND_HALFUP));
}

std::string Formats::duration(const core::Duration& duration) const {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<icu::Measure> parts;
    const auto add = [&](double amount, icu::MeasureUnit* unit) {
        parts.emplace_back(icu::Formattable(amount), unit, status);
    };
    // "30 months" as statutes write, but "6 years"; longer and mixed lengths name their years
    const std::int32_t months_in_all = duration.months;
    const bool as_months = months_in_all % months_per_year != 0 && std::abs(months_in_all) < months_kept &&
                           duration.days.is_zero();
    const std::int32_t years = as_months ? 0 : months_in_all / months_per_year;
    const std::int32_t months = as_months ? months_in_all : months_in_all % months_per_year;
    if (years != 0) add(years, icu::MeasureUnit::createYear(status));
    if (months != 0) add(months, icu::MeasureUnit::createMonth(status));
    if (!duration.days.is_zero() || parts.empty())
        add(duration.days.approximate(), icu::MeasureUnit::createDay(status));
    icu::UnicodeString text;
    icu::FieldPosition ignored(icu::FieldPosition::DONT_CARE);
    data_->lengths->formatMeasures(parts.data(), static_cast<int32_t>(parts.size()), text, ignored, status);
    expect(status, "duration");
    return to_utf8(text);
}

std::size_t Formats::plural_form(const core::Rational& count) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted = data_->numbers.precision(number::Precision::maxFraction(6))
                               .formatDecimal(core::to_plain(count), status);
    const std::string category = to_utf8(data_->rules->select(formatted, status));
    expect(status, "plural");
    const auto& forms = data_->language->categories;
    auto found = std::find(forms.begin(), forms.end(), category);
    if (found == forms.end() && !count.is_whole())
        found = std::find(forms.begin(), forms.end(), data_->language->fraction_category);
    // categories that only compact numbers take ("1 million") speak like all others
    return found == forms.end() ? forms.size() - 1 : static_cast<std::size_t>(found - forms.begin());
}

}  // namespace evaluator::texts
