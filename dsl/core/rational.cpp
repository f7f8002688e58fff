#include "dsl/core/rational.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dsl::core {

namespace {

__extension__ using Wide = __int128;

constexpr Wide magnitude(Wide value) { return value < 0 ? -value : value; }

constexpr Wide greatest_common_divisor(Wide a, Wide b) {
    while (b != 0) a = std::exchange(b, a % b);
    return a;
}

/// Nearest whole number, half away from zero. Precondition: divisor > 0.
constexpr Wide rounded_quotient(Wide dividend, Wide divisor) {
    const Wide half = divisor / 2;
    return dividend < 0 ? -((-dividend + half) / divisor) : (dividend + half) / divisor;
}

std::optional<Rational> parse_decimal(std::string_view text, char point) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    std::int64_t digits = 0, scale = 1;
    int count = 0, after_point = -1;
    for (const char letter : text) {
        if (letter == point && after_point < 0 && count > 0) {
            after_point = 0;
        } else if (letter >= '0' && letter <= '9' && count < 15) {
            digits = digits * 10 + (letter - '0');
            ++count;
            if (after_point >= 0) {
                ++after_point;
                scale *= 10;
            }
        } else {
            return std::nullopt;
        }
    }
    if (count == 0 || after_point == 0) return std::nullopt;
    if (scale == 1) return Rational{negative ? -digits : digits};
    return Rational{negative ? -digits : digits, scale};
}

/// The number of decimals a fraction needs, or -1 if it has no finite decimal.
int decimals_needed(std::int64_t denominator) {
    int twos = 0, fives = 0;
    for (; denominator % 2 == 0; denominator /= 2) ++twos;
    for (; denominator % 5 == 0; denominator /= 5) ++fives;
    return denominator == 1 ? std::max(twos, fives) : -1;
}

std::string grouped(std::string digits) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, '.');
    return digits;
}

/// The number with `places` decimals, rounded, split at the point.
struct Decimal {
    bool negative;
    std::string whole, fraction;
};

Decimal to_decimal(Rational number, int places) {
    Wide scale = 1;
    for (int i = 0; i < places; ++i) scale *= 10;
    const Wide scaled = rounded_quotient(Wide{number.numerator()} * scale, number.denominator());
    const Wide size = magnitude(scaled);
    std::string fraction;
    if (places > 0) fraction = fmt::format("{:0{}}", static_cast<std::uint64_t>(size % scale), places);
    return {scaled < 0, fmt::format("{}", static_cast<std::uint64_t>(size / scale)), fraction};
}

std::string joined(const Decimal& number, char point) {
    std::string text = number.negative ? "-" : "";
    text += number.whole;
    if (!number.fraction.empty()) text += point + number.fraction;
    return text;
}

constexpr int most_decimals = 18;  // 10^18 fits into 64 bits

}  // namespace

Rational Rational::reduced(Wide numerator, Wide denominator) {
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    if (denominator == 0) {
        Rational bound;
        bound.numerator_ = numerator == 0 ? 0 : numerator > 0 ? highest : -highest;
        return bound;
    }
    const Wide divisor = greatest_common_divisor(magnitude(numerator), denominator);
    numerator /= divisor;
    denominator /= divisor;
    if (magnitude(numerator) / denominator >= highest) {
        Rational bound;
        bound.numerator_ = numerator > 0 ? highest : -highest;
        return bound;
    }
    // Too fine for 64 bits: the nearest fraction with a smaller denominator (relative error below 2^-60).
    while (denominator > highest || magnitude(numerator) > highest) {
        numerator = rounded_quotient(numerator, 2);
        denominator = rounded_quotient(denominator, 2);
        if (denominator == 0) denominator = 1;
        const Wide common = greatest_common_divisor(magnitude(numerator), denominator);
        numerator /= common;
        denominator /= common;
    }
    Rational result;
    result.numerator_ = static_cast<std::int64_t>(numerator);
    result.denominator_ = static_cast<std::int64_t>(denominator);
    return result;
}

Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
    *this = reduced(numerator, denominator);
}

Rational operator+(Rational a, Rational b) {
    // At most 2 * 2^126, which fits: |numerators| and denominators are below 2^63.
    return Rational::reduced(
        static_cast<Wide>(a.numerator_) * b.denominator_ + static_cast<Wide>(b.numerator_) * a.denominator_,
        static_cast<Wide>(a.denominator_) * b.denominator_);
}

Rational operator-(Rational a, Rational b) { return a + -b; }

Rational operator*(Rational a, Rational b) {
    return Rational::reduced(static_cast<Wide>(a.numerator_) * b.numerator_,
                             static_cast<Wide>(a.denominator_) * b.denominator_);
}

Rational operator/(Rational a, Rational b) {
    return Rational::reduced(static_cast<Wide>(a.numerator_) * b.denominator_,
                             static_cast<Wide>(a.denominator_) * b.numerator_);
}

std::int64_t Rational::truncated() const { return numerator_ / denominator_; }

std::int64_t Rational::floor() const {
    const std::int64_t whole = numerator_ / denominator_;
    return numerator_ < 0 && whole * denominator_ != numerator_ ? whole - 1 : whole;
}

std::int64_t Rational::ceil() const {
    const std::int64_t whole = numerator_ / denominator_;
    return numerator_ > 0 && whole * denominator_ != numerator_ ? whole + 1 : whole;
}

std::optional<Rational> parse_german_decimal(std::string_view text) { return parse_decimal(text, ','); }
std::optional<Rational> parse_plain_decimal(std::string_view text) { return parse_decimal(text, '.'); }

std::string to_german(Rational number) {
    const int places = decimals_needed(number.denominator());
    if (places < 0 || places > most_decimals)
        return fmt::format("{}/{}", number.numerator(), number.denominator());
    return joined(to_decimal(number, places), ',');
}

std::string to_german_euro(Rational amount) {
    Decimal number = to_decimal(amount, 2);
    if (number.fraction == "00") number.fraction.clear();
    number.whole = grouped(number.whole);
    return joined(number, ',') + " EUR";
}

std::string to_plain(Rational number) {
    const int places = decimals_needed(number.denominator());
    if (places >= 0 && places <= most_decimals) return joined(to_decimal(number, places), '.');
    Decimal rounded = to_decimal(number, 9);
    while (rounded.fraction.ends_with('0')) rounded.fraction.pop_back();
    return joined(rounded, '.');
}

}  // namespace dsl::core
