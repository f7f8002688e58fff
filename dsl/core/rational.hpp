/// An exact number: euro, percentages, hours, fractions of days. Always in lowest terms with a positive
/// denominator. In: German ("1200,50") or plain decimals ("1200.50"). Out: exact results; what does not fit
/// into 64 bits is rounded or saturated to max()/-max() in a defined way, never undefined behaviour.
/// Must not be converted to floating point for a decision.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace dsl::core {

class Rational {
public:
    constexpr Rational() = default;
    constexpr Rational(std::int64_t whole)
        : numerator_(whole == lowest ? -highest : whole) {}  // NOLINT: implicit on purpose
    template <std::floating_point Inexact> Rational(Inexact) = delete;
    /// numerator/denominator in lowest terms. A zero denominator saturates: 1/0 is max(), 0/0 is 0.
    Rational(std::int64_t numerator, std::int64_t denominator);

    static constexpr Rational max() { return Rational{highest}; }

    constexpr std::int64_t numerator() const { return numerator_; }
    constexpr std::int64_t denominator() const { return denominator_; }
    constexpr bool is_zero() const { return numerator_ == 0; }
    constexpr bool is_negative() const { return numerator_ < 0; }
    constexpr bool is_whole() const { return denominator_ == 1; }
    /// A calculation ran out of 64 bits (or divided by zero); the value is only a bound.
    constexpr bool is_saturated() const {
        return denominator_ == 1 && (numerator_ == highest || numerator_ == -highest);
    }

    std::int64_t floor() const;
    std::int64_t ceil() const;
    std::int64_t truncated() const;  // towards zero
    double approximate() const { return static_cast<double>(numerator_) / static_cast<double>(denominator_); }

    friend Rational operator+(Rational a, Rational b);
    friend Rational operator-(Rational a, Rational b);
    friend Rational operator*(Rational a, Rational b);
    friend Rational operator/(Rational a,
                              Rational b);  // by zero: saturates, see constructor; ask is_zero first
    friend constexpr Rational operator-(Rational a) {
        a.numerator_ = -a.numerator_;  // cannot overflow: the lowest number is never stored
        return a;
    }
    Rational& operator+=(Rational other) { return *this = *this + other; }
    Rational& operator-=(Rational other) { return *this = *this - other; }
    Rational& operator*=(Rational other) { return *this = *this * other; }
    Rational& operator/=(Rational other) { return *this = *this / other; }

    friend constexpr bool operator==(const Rational&, const Rational&) = default;
    friend constexpr std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
        return static_cast<Wide>(a.numerator_) * b.denominator_ <=>
               static_cast<Wide>(b.numerator_) * a.denominator_;
    }

private:
    __extension__ using Wide = __int128;
    static constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    static constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    static Rational reduced(Wide numerator, Wide denominator);

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

/// "1200,50", "0,5", "-3", "1.200,50" is rejected (no thousands separator). At most 15 digits in all.
std::optional<Rational> parse_german_decimal(std::string_view text);
/// "1200.50", "0.5", "-3", no exponent. At most 15 digits in all.
std::optional<Rational> parse_plain_decimal(std::string_view text);

/// "1200,5", "0,5"; numbers without a finite decimal as "1/3".
std::string to_german(Rational number);
/// "1.200,50 EUR": two places, rounded to the nearest cent (half away from zero); whole euros "1.200 EUR".
std::string to_german_euro(Rational amount);
/// Plain decimal for JSON and XML ("1200.5"); numbers without a finite decimal are rounded to 9 places.
std::string to_plain(Rational number);

}  // namespace dsl::core
