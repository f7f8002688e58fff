// The figures behind the generated persons, as tables of weights. What is published, and what is assumed.
//
// Published:
// - Register of foreigners (AZR) by status, end of 2020 (bpb, "Aufenthaltsstatus / Schutzstatus", after
//   Destatis and BAMF): 11.4 million; free movement 45.1 %, settled 21.9 %, residence permit 22.6 % (nearly
//   half of them humanitarian), application pending 3.6 %, asylum procedure 1.9 %, tolerated 2.1 %.
// - Residence permits of people from third countries, end of 2015 (BAMF, Migrationsbericht 2015, p. 230 f.):
//   family 665,000, humanitarian 320,000, education 191,000, work 124,000.
// - Length of stay, end of 2020 (bpb, after Destatis, AZR): under 4 years 23.8 %, 4 to under 10 32.1 %, 10 to
//   under 20 13.0 %, 20 and more 31.2 %.
// - Age, end of 2016 (Destatis): mean 37.6 years; 42.8 % single, children included, 42.7 % married.
// - Born here, end of 2005: 21 % (Destatis); fewer since, because migration grew.
//
// Assumed, from the order of magnitude: temporary protection since 2022 as a group of its own (about 8 %),
// fewer tolerated since 2023 (chance of residence), the split of permits by legal basis, ages at entry, size
// of families, work, income, language, convictions, and how much of a file is missing, partly known or
// contested. Replace a table here and everything follows; the tests hold the published figures coarsely.
#pragma once

#include <cstdint>

namespace persons {

/// Groups whose files look alike.
enum class Group : std::uint8_t {
    Free,
    Settled,
    Family,
    Work,
    Study,
    Protected,
    Humanitarian,
    Temporary,
    Pending,
    Asylum,
    Tolerated,
    Without
};

struct GroupFigures {
    Group group;
    std::uint32_t weight;
    std::int32_t shortest, longest;  // stay in days, for those who came
    std::int32_t typical;            // half of them stay shorter
    std::uint32_t born_here;         // per mille
    std::uint32_t employed;          // per mille of those of 18 to 66 years
};

constexpr std::int32_t year = 365;

inline constexpr GroupFigures group_figures[] = {
    {Group::Free, 430, 30, 50 * year, 10 * year, 110, 760},
    {Group::Settled, 205, 3 * year, 52 * year, 24 * year, 190, 700},
    {Group::Family, 85, 30, 15 * year, 4 * year, 90, 480},
    {Group::Work, 48, 20, 7 * year, 2 * year, 0, 970},
    {Group::Study, 30, 20, 6 * year, 2 * year, 0, 350},
    {Group::Protected, 75, 200, 12 * year, 8 * year, 80, 520},
    {Group::Humanitarian, 30, 3 * year, 16 * year, 8 * year, 90, 580},
    {Group::Temporary, 80, 10, 1735, 4 * year, 10, 330},
    {Group::Pending, 24, 20, 15 * year, 4 * year, 60, 500},
    {Group::Asylum, 22, 10, 4 * year, year, 60, 250},
    {Group::Tolerated, 18, 300, 20 * year, 5 * year, 90, 400},
    {Group::Without, 5, 5, 10 * year, 2 * year, 40, 100},
};

/// A status with its legal basis ("" where there is none to name).
struct StatusFigures {
    const char* status;
    const char* basis;
    std::uint32_t weight;
};

inline constexpr StatusFigures free_statuses[] = {
    {"freizügigkeit_eu", "", 780}, {"daueraufenthaltsrecht_eu", "", 200}, {"freizügigkeit_schweiz", "", 20}};
inline constexpr StatusFigures settled_statuses[] = {{"niederlassungserlaubnis", "§ 9 AufenthG", 560},
                                                     {"niederlassungserlaubnis", "§ 28 Abs. 2 AufenthG", 120},
                                                     {"niederlassungserlaubnis", "§ 26 Abs. 3 AufenthG", 90},
                                                     {"niederlassungserlaubnis", "§ 35 AufenthG", 80},
                                                     {"niederlassungserlaubnis", "§ 18c Abs. 1 AufenthG", 50},
                                                     {"daueraufenthalt_eu", "§ 9a AufenthG", 80},
                                                     {"assoziation_arb_1_80", "", 20}};
inline constexpr StatusFigures family_statuses[] = {
    {"aufenthaltserlaubnis", "§ 28 Abs. 1 Satz 1 Nr. 1 AufenthG", 350},
    {"aufenthaltserlaubnis", "§ 28 Abs. 1 Satz 1 Nr. 3 AufenthG", 120},
    {"aufenthaltserlaubnis", "§ 30 AufenthG", 300},
    {"aufenthaltserlaubnis", "§ 31 Abs. 1 AufenthG", 30},
    {"aufenthaltserlaubnis", "§ 36 Abs. 1 AufenthG", 20}};
inline constexpr StatusFigures work_statuses[] = {{"blaue_karte", "§ 18g AufenthG", 280},
                                                  {"aufenthaltserlaubnis", "§ 18a AufenthG", 220},
                                                  {"aufenthaltserlaubnis", "§ 18b AufenthG", 200},
                                                  {"aufenthaltserlaubnis", "§ 19c Abs. 1 AufenthG", 240},
                                                  {"aufenthaltserlaubnis", "§ 21 Abs. 1 AufenthG", 50},
                                                  {"ict_karte", "§ 19 AufenthG", 10}};
inline constexpr StatusFigures study_statuses[] = {{"aufenthaltserlaubnis", "§ 16b Abs. 1 AufenthG", 700},
                                                   {"aufenthaltserlaubnis", "§ 16a Abs. 1 AufenthG", 220},
                                                   {"aufenthaltserlaubnis", "§ 20 AufenthG", 80}};
inline constexpr StatusFigures protected_statuses[] = {
    {"aufenthaltserlaubnis", "§ 25 Abs. 2 Satz 1 Alt. 1 AufenthG", 500},
    {"aufenthaltserlaubnis", "§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG", 450},
    {"aufenthaltserlaubnis", "§ 25 Abs. 1 AufenthG", 50}};
inline constexpr StatusFigures humanitarian_statuses[] = {
    {"aufenthaltserlaubnis", "§ 25 Abs. 3 AufenthG", 400},
    {"aufenthaltserlaubnis", "§ 104c Abs. 1 AufenthG", 180},
    {"aufenthaltserlaubnis", "§ 25b Abs. 1 AufenthG", 120},
    {"aufenthaltserlaubnis", "§ 25a Abs. 1 AufenthG", 70},
    {"aufenthaltserlaubnis", "§ 25 Abs. 5 AufenthG", 150},
    {"aufenthaltserlaubnis", "§ 23 Abs. 1 AufenthG", 80}};
inline constexpr StatusFigures pending_statuses[] = {
    {"fiktion_fortgeltung", "", 720}, {"fiktion_erlaubt", "", 230}, {"fiktion_ausgesetzt", "", 50}};
inline constexpr StatusFigures tolerated_statuses[] = {{"duldung_60a", "§ 60a Abs. 2 Satz 1 AufenthG", 700},
                                                       {"duldung_60a", "§ 60a Abs. 2 Satz 3 AufenthG", 120},
                                                       {"duldung_60b", "", 120},
                                                       {"duldung_60c", "", 25},
                                                       {"duldung_60d", "", 15},
                                                       {"duldungsanspruch_ohne_papier", "", 20}};

struct AgeFigures {  // at entry, in years
    std::int32_t low, high;
    std::uint32_t weight;
};
inline constexpr AgeFigures entry_ages[] = {{0, 5, 70},    {6, 13, 80},   {14, 17, 70}, {18, 24, 250},
                                            {25, 34, 300}, {35, 44, 140}, {45, 59, 70}, {60, 74, 20}};

struct LevelFigures {  // German, by years of stay: under 2, 2 to 5, more
    const char* level;
    std::uint32_t early, middle, late;
};
inline constexpr LevelFigures levels[] = {
    {"unter_A1", 250, 60, 20}, {"A1", 260, 130, 50}, {"A2", 230, 240, 130}, {"B1", 150, 310, 310},
    {"B2", 70, 170, 270},      {"C1", 30, 70, 160},  {"C2", 10, 20, 60}};

}  // namespace persons
