// The 49 conditions and three results, once, for any way of holding truth: `Facts` says what a fact or a
// comparison is worth, its Truth has `&`, `|` and `!`. Written by hand, as the yardstick of the bench.
#pragma once

#include "bench/reference/facts.hpp"

namespace reference {

template <class... Titles> constexpr std::uint32_t titles(Titles... some) {
    return ((1u << static_cast<int>(some)) | ...);
}
constexpr std::uint32_t from(Level level) {
    return ((1u << static_cast<int>(Level::level_count)) - 1) & ~((1u << static_cast<int>(level)) - 1);
}

/// c ? a : b, also decided where both agree.
template <class Truth> constexpr Truth select(Truth c, Truth a, Truth b) {
    return (c & a) | ((!c) & b) | (a & b);
}

template <Leaf leaf, class Facts> inline __attribute__((always_inline)) auto judge(const Facts& f) {
    using enum Leaf;
    using enum Title;
    using F = Fact;
    using N = Number;
    constexpr int year = 372;
    if constexpr (leaf == L01)
        return select(f.is(F::asylum_recognised), f.at_least(N::chain10r, 5 * year),
                      f.at_least(N::chain10, 5 * year));
    else if constexpr (leaf == L02)
        return select(f.is(F::asylum_recognised), f.at_most(N::gaps10r, 930), f.at_most(N::gaps10, 930));
    else if constexpr (leaf == L03)
        return f.is(F::capable) | f.is(F::represented);
    else if constexpr (leaf == L04)
        return f.is(F::identity_clarified);
    else if constexpr (leaf == L05 || leaf == M03)
        return f.is(F::commit_fdgo);
    else if constexpr (leaf == L06)
        return f.is(F::commit_hist);
    else if constexpr (leaf == L07)
        return f.title_in(titles(t_NE, t_DAEU, t_EU_PERM, t_CH_FZA, t_18g, t_18a, t_18b, t_18d, t_19c, t_21,
                                 t_28, t_30, t_32, t_36, t_36a, t_25_1, t_25_2, t_25b, t_38a, t_23_2,
                                 t_23_4));
    else if constexpr (leaf == L08)
        return !f.is(F::benefits);
    else if constexpr (leaf == L09)
        return f.is(F::guest_worker) & f.is(F::benefits_not_responsible);
    else if constexpr (leaf == L10)
        return f.is(F::fulltime_now) & f.at_least(N::fulltime_months, 20);
    else if constexpr (leaf == L11)
        return f.is(F::spouse_fulltime_now) & f.at_least(N::spouse_months, 20) & f.is(F::minor_child);
    else if constexpr (leaf == L12)
        return f.level_in(from(Level::B1));
    else if constexpr (leaf == L13)
        return f.at_most(N::age, 16 * year - 1) & f.is(F::age_appropriate);
    else if constexpr (leaf == L14)
        return f.is(F::guest_worker) & f.is(F::oral_everyday);
    else if constexpr (leaf == L15)
        return f.is(F::hardship_4a) & f.is(F::oral_everyday);
    else if constexpr (leaf == L16 || leaf == M10)
        return f.is(F::illness_or_age);
    else if constexpr (leaf == L17)
        return f.is(F::test_passed) | f.is(F::school_degree);
    else if constexpr (leaf == L18)
        return !f.is(F::conv_hate);
    else if constexpr (leaf == L19)
        return !f.is(F::conv_unremitted);
    else if constexpr (leaf == L20)
        return f.at_most(N::conv_sum, 90);
    else if constexpr (leaf == L21)
        return !f.is(F::pending);
    else if constexpr (leaf == L22)
        return !f.is(F::anti_const);
    else if constexpr (leaf == L23)
        return !f.is(F::commit_untrue);
    else if constexpr (leaf == L24)
        return !f.is(F::expulsion_10);
    else if constexpr (leaf == L25)
        return (!f.is(F::polygamy)) & (!f.is(F::equality_disregard));
    else if constexpr (leaf == L26)
        return !f.is(F::capable);
    else if constexpr (leaf == M01)
        return f.title_in(titles(t_DULDUNG, t_104c));
    else if constexpr (leaf == M02)
        return select(f.is(F::minor_child), f.at_least(N::chain25, 4 * year),
                      f.at_least(N::chain25, 6 * year));
    else if constexpr (leaf == M04)
        return f.is(F::basic_knowledge);
    else if constexpr (leaf == M05)
        return f.at_least(N::surplus, 1);
    else if constexpr (leaf == M06)
        return f.is(F::prognosis);
    else if constexpr (leaf == M07)
        return f.is(F::temp_benefits) &
               (f.is(F::student) | f.is(F::minor_child) | f.is(F::single_parent) | f.is(F::care_relative));
    else if constexpr (leaf == M08)
        return f.level_in(from(Level::A2)) | f.is(F::oral_a2);
    else if constexpr (leaf == M09)
        return (!f.is(F::school_age_children)) | f.is(F::attendance_proved);
    else if constexpr (leaf == M11)
        return !f.is(F::deception);
    else if constexpr (leaf == M12)
        return !f.is(F::expulsion_25b);
    else if constexpr (leaf == M13)
        return (!f.title_in(titles(t_104c))) | f.is(F::identity_clarified) | f.is(F::measures_taken);
    else if constexpr (leaf == K01)
        return f.title_in(titles(t_18a, t_18b, t_18d, t_18g, t_19c, t_21, t_28, t_30, t_32, t_36, t_36a,
                                 t_25_1, t_25_2, t_25_4a_3, t_25b, t_38a, t_23_2, t_23_4));
    else if constexpr (leaf == K02)
        return f.is(F::first_grant) | f.title_in(titles(t_23_2, t_23_4));
    else if constexpr (leaf == K03)
        return f.at_least(N::permit_length, year);
    else if constexpr (leaf == K04)
        return f.at_least(N::held, 18 * 31 + 1);
    else if constexpr (leaf == K05)
        return !f.is(F::temporary_nature);
    else if constexpr (leaf == K06)
        return f.at_most(N::since_grant, year);
    else if constexpr (leaf == K07)
        return f.is(F::registration_impossible);
    else if constexpr (leaf == K08)
        return !(f.is(F::in_school) & f.at_most(N::age, 27 * year - 1));
    else if constexpr (leaf == K09)
        return !f.is(F::low_need);
    else
        return !f.level_in(from(Level::B1));
}

template <Leaf... members> struct Any {};
template <class... Groups> struct All {};

using R10 =
    All<Any<Leaf::L01>, Any<Leaf::L02>, Any<Leaf::L03>, Any<Leaf::L04>, Any<Leaf::L05, Leaf::L26>,
        Any<Leaf::L06>, Any<Leaf::L07>, Any<Leaf::L08, Leaf::L09, Leaf::L10, Leaf::L11>,
        Any<Leaf::L12, Leaf::L13, Leaf::L14, Leaf::L15, Leaf::L16>,
        Any<Leaf::L17, Leaf::L14, Leaf::L15, Leaf::L16, Leaf::L26>, Any<Leaf::L18>, Any<Leaf::L19>,
        Any<Leaf::L20>, Any<Leaf::L21>, Any<Leaf::L22>, Any<Leaf::L23>, Any<Leaf::L24>, Any<Leaf::L25>>;
using R25 = All<Any<Leaf::M01>, Any<Leaf::M02>, Any<Leaf::M03>, Any<Leaf::M04>,
                Any<Leaf::M05, Leaf::M06, Leaf::M07, Leaf::M10>, Any<Leaf::M08, Leaf::M10>, Any<Leaf::M09>,
                Any<Leaf::M11>, Any<Leaf::M12>, Any<Leaf::M13>>;
using R44 = All<Any<Leaf::K01>, Any<Leaf::K02>, Any<Leaf::K03, Leaf::K04>, Any<Leaf::K05>,
                Any<Leaf::K06, Leaf::K07>, Any<Leaf::K08>, Any<Leaf::K09>, Any<Leaf::K10>>;

}  // namespace reference
