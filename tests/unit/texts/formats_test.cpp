#include "evaluator/texts/formats.hpp"

#include <functional>

#include <catch2/catch.hpp>

namespace texts = evaluator::texts;
using dsl::core::Duration;
using dsl::core::Rational;

namespace {

texts::Formats formats(std::string_view code) { return texts::Formats(*texts::find_language(code)); }

}  // namespace

TEST_CASE("days are written as the language writes them") {
    const auto day = dsl::core::date_of(2021, 2, 3);
    struct Row {
        std::string_view code, text;
    };
    for (const auto& [code, text] : {
             Row{"en", "3 February 2021"},
             Row{"fr", "3 février 2021"},
             Row{"tr", "3 Şubat 2021"},
             Row{"ar", "3 فبراير 2021"},
             Row{"ru", "3 февраля 2021\u202Fг."},
             Row{"ka", "3 თებერვალი, 2021"},
             Row{"bs", "3. februar 2021."},
             Row{"de-leicht", "3. Februar 2021"},
         }) {
        INFO(code);
        CHECK(formats(code).date(day) == text);
    }
}

TEST_CASE("numbers, percentages and money follow the language") {
    CHECK(formats("en").number({12345, 10}) == "1,234.5");
    CHECK(formats("ru").number({12345, 10}) == "1\u00A0234,5");
    CHECK(formats("ar").number({12345, 10}) == "1,234.5");
    CHECK(formats("de-leicht").number({12345, 10}) == "1.234,5");
    CHECK(formats("en").percent(Rational{50}) == "50%");
    CHECK(formats("tr").percent(Rational{50}) == "%50");
    CHECK(formats("en").euro(Rational{1200}) == "€1,200");
    CHECK(formats("fr").euro({120050, 100}) == "1\u202F200,50\u00A0€");
}

TEST_CASE("lengths of time take the right form of their units") {
    struct Row {
        std::string_view code;
        Duration length;
        std::string_view text;
    };
    for (const auto& [code, length, text] : {
             Row{"en", Duration::of_months(69), "5 years, 9 months"},
             Row{"en", Duration::of_months(30), "30 months"},
             Row{"en", Duration::of_months(1), "1 month"},
             Row{"ru", Duration::of_years(1), "1 год"},
             Row{"ru", Duration::of_years(3), "3 года"},
             Row{"ru", Duration::of_years(6), "6 лет"},
             Row{"ru", Duration::of_days(21), "21 день"},
             Row{"ar", Duration::of_years(2), "سنتان"},
             Row{"ar", Duration::of_years(6), "6 سنوات"},
             Row{"ar", Duration::of_months(18), "18 شهرًا"},
             Row{"bs", Duration::of_years(4), "4 godine"},
             Row{"bs", Duration::of_years(6), "6 godina"},
             Row{"ka", Duration::of_years(6), "6 წელი"},
             Row{"tr", Duration::of_years(6), "6 yıl"},
         }) {
        INFO(code << ' ' << text);
        CHECK(formats(code).duration(length) == text);
    }
}

TEST_CASE("the plural form from ICU is the one the catalogue's header computes") {
    using Expression = std::function<std::size_t(std::int64_t)>;
    const Expression not_one = [](std::int64_t n) { return n != 1 ? 1U : 0U; };
    const Expression slavic = [](std::int64_t n) {
        if (n % 10 == 1 && n % 100 != 11) return 0U;
        return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1U : 2U;
    };
    const std::vector<std::pair<std::string_view, Expression>> rows{
        {"en", not_one},
        {"fr", [](std::int64_t n) { return n > 1 ? 1U : 0U; }},
        {"tr", not_one},
        {"ka", not_one},
        {"de-leicht", not_one},
        {"ru", slavic},
        {"bs", slavic},
        {"ar",
         [](std::int64_t n) {
             if (n <= 2) return static_cast<unsigned>(n);
             if (n % 100 >= 3 && n % 100 <= 10) return 3U;
             return n % 100 >= 11 ? 4U : 5U;
         }},
    };
    CHECK(rows.size() == texts::languages().size());
    for (const auto& [code, expression] : rows) {
        const auto format = formats(code);
        for (std::int64_t n = 0; n <= 250; ++n) {
            INFO(code << ' ' << n);
            CHECK(format.plural_form(n) == expression(n));
        }
        CHECK(format.plural_form(1000000) == expression(1000000));
    }
}

TEST_CASE("half days take the form the language has for fractions") {
    CHECK(formats("ru").plural_form({9, 2}) == 1);  // 4,5 дня
    CHECK(formats("en").plural_form({3, 2}) == 1);  // 1.5 days
    CHECK(formats("ar").plural_form({9, 2}) == 5);
}
