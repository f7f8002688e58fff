#include "bench/persons/life.hpp"

#include <algorithm>

namespace persons {

namespace {

const GroupFigures& figures_of(Random& random, std::optional<Group> group) {
    if (!group) return random.weighted(group_figures);
    return *std::find_if(std::begin(group_figures), std::end(group_figures),
                         [&](const GroupFigures& figures) { return figures.group == *group; });
}

/// Half below the typical value, half above, there more rarely the farther away.
std::int32_t stay(Random& random, const GroupFigures& figures) {
    if (random.per_mille(500)) return random.between(figures.shortest, figures.typical);
    return std::min(random.between(figures.typical, figures.longest),
                    random.between(figures.typical, figures.longest));
}

void birth_and_entry(Life& life, Random& random, const GroupFigures& figures) {
    const std::int32_t days = stay(random, figures);
    life.entry = core::add_days(life.as_of, -days);
    life.born_here = random.per_mille(figures.born_here);
    if (life.born_here) {
        life.birth = life.entry;
        return;
    }
    const bool is_grown = life.group == Group::Work || life.group == Group::Study;
    const AgeFigures& ages = is_grown ? entry_ages[3 + random.below(2)] : random.weighted(entry_ages);
    // The eldest is 100 today.
    const std::int32_t age = random.between(ages.low * year, ages.high * year + year - 1);
    life.birth = core::add_days(life.entry, -std::min(age, 100 * year - std::min(days, 90 * year)));
}

void add_stage(Life& life, core::Date from, const char* status, const char* basis) {
    if (life.stage_count > 0 && from <= life.stages[life.stage_count - 1].from) return;
    if (from > life.as_of || life.stage_count == life.stages.size()) return;
    life.stages[life.stage_count++] = {from, status, basis};
}

core::Date part_of(Random& random, core::Date from, core::Date until, std::int32_t low, std::int32_t high) {
    const std::int64_t days = until.days - from.days;
    return core::add_days(from, days * random.between(low, high) / 1000);
}

/// Through asylum: `permit` after the decision, tolerated in between where the claim was rejected.
void asylum_stages(Life& life, Random& random, const StatusFigures* permit, bool is_rejected) {
    life.asylum_applied = std::min(life.as_of, core::add_days(life.entry, random.between(1, 20)));
    add_stage(life, life.asylum_applied, "gestattung", "§ 55 AsylG");
    if (life.group == Group::Asylum) return;
    const std::int32_t left = life.as_of.days - life.asylum_applied.days;
    life.asylum_decided =
        core::add_days(life.asylum_applied, std::max(1, std::min(random.between(90, 900), left * 2 / 3)));
    if (is_rejected) {
        const core::Date final_day = core::add_days(life.asylum_decided, random.between(14, 60));
        add_stage(life, final_day, "duldung_60a", "§ 60a Abs. 2 Satz 1 AufenthG");
        if (random.per_mille(120)) {  // a paper prolonged too late
            const core::Date late = part_of(random, final_day, life.as_of, 200, 600);
            add_stage(life, late, "ohne_status", "");
            add_stage(life, core::add_days(late, random.between(2, 40)), "duldung_60a", "");
        }
        if (permit)
            add_stage(life, part_of(random, final_day, life.as_of, 650, 980), permit->status, permit->basis);
        return;
    }
    if (permit)
        add_stage(life, core::add_days(life.asylum_decided, random.between(20, 120)), permit->status,
                  permit->basis);
}

void settled_stages(Life& life, Random& random) {
    const StatusFigures& family = random.weighted(family_statuses);
    const StatusFigures& work = random.weighted(work_statuses);
    const StatusFigures& first = random.per_mille(600) ? family : work;
    const char* child_basis = "§ 32 AufenthG";
    const bool is_child = life.entry.days - life.birth.days < 18 * year;
    add_stage(life, core::add_days(life.entry, random.between(30, 90)), "aufenthaltserlaubnis",
              is_child ? child_basis : first.basis);
    const StatusFigures& settled = random.weighted(settled_statuses);
    add_stage(life, part_of(random, life.entry, life.as_of, 300, 900), settled.status, settled.basis);
}

void permit_stages(Life& life, Random& random, const StatusFigures& permit) {
    add_stage(life, core::add_days(life.entry, random.between(10, 90)), permit.status, permit.basis);
    if (random.per_mille(200) && life.days_here() > 900) {  // prolonged on time, card later
        const core::Date over = part_of(random, life.entry, life.as_of, 400, 700);
        add_stage(life, over, "fiktion_fortgeltung", "");
        add_stage(life, core::add_days(over, random.between(20, 150)), permit.status, permit.basis);
    }
}

void stages(Life& life, Random& random) {
    if (!life.born_here) add_stage(life, life.birth, "ausland", "");
    const bool is_child = life.as_of.days - life.birth.days < 18 * year;
    const auto visa = [&] {
        if (!life.born_here) add_stage(life, life.entry, "visum_national", "§ 6 Abs. 3 AufenthG");
    };
    const StatusFigures child{"aufenthaltserlaubnis", "§ 32 AufenthG", 1};
    switch (life.group) {
        case Group::Free: {
            const StatusFigures& status = random.weighted(free_statuses);
            const bool is_permanent = status.status == std::string_view{"daueraufenthaltsrecht_eu"};
            add_stage(life, life.entry, is_permanent ? "freizügigkeit_eu" : status.status, "");
            if (is_permanent) add_stage(life, core::add_days(life.entry, 5 * year + 2), status.status, "");
            break;
        }
        case Group::Settled:
            visa();
            settled_stages(life, random);
            break;
        case Group::Family:
            visa();
            permit_stages(life, random, is_child ? child : random.weighted(family_statuses));
            break;
        case Group::Work:
            visa();
            permit_stages(life, random, random.weighted(work_statuses));
            break;
        case Group::Study:
            visa();
            permit_stages(life, random, random.weighted(study_statuses));
            break;
        case Group::Protected:
            asylum_stages(life, random, &random.weighted(protected_statuses), false);
            break;
        case Group::Humanitarian:
            asylum_stages(life, random, &random.weighted(humanitarian_statuses), true);
            break;
        case Group::Temporary:
            add_stage(life, life.entry, "aufenthaltserlaubnis", "§ 24 Abs. 1 AufenthG");
            break;
        case Group::Pending: {
            visa();
            permit_stages(life, random, is_child ? child : random.weighted(family_statuses));
            const StatusFigures& status = random.weighted(pending_statuses);
            add_stage(life, std::max(life.entry, core::add_days(life.as_of, -random.between(5, 200))),
                      status.status, "");
            break;
        }
        case Group::Asylum: asylum_stages(life, random, nullptr, false); break;
        case Group::Tolerated: asylum_stages(life, random, &random.weighted(tolerated_statuses), true); break;
        case Group::Without: add_stage(life, life.entry, "ohne_status", ""); break;
    }
    if (life.stage_count == 0) add_stage(life, life.birth, "ohne_status", "");
}

void family(Life& life, Random& random) {
    const std::int32_t age = life.age();
    if (age < 18) return;
    life.is_married = random.per_mille(age < 25 ? 120 : age < 35 ? 480 : 650);
    if (age < 20 || !random.per_mille(life.is_married ? 720 : 180)) return;
    const std::size_t wanted = 1 + random.below(3) + (random.per_mille(120) ? 2 : 0);
    for (std::size_t i = 0; i < wanted; ++i) {
        Child child;
        const std::int32_t eldest = std::min(life.as_of.days - life.birth.days - 18 * year, 45 * year);
        child.birth = core::add_days(life.as_of, -random.between(1, std::max(2, eldest)));
        child.in_household =
            child.birth.days > life.as_of.days - 18 * year ? random.per_mille(930) : random.per_mille(250);
        life.children[life.child_count++] = child;
    }
}

void work_and_language(Life& life, Random& random, const GroupFigures& figures) {
    const std::int32_t age = life.age();
    const bool can_work = age >= 17 && age < 67;
    if (can_work && random.per_mille(figures.employed)) {
        const std::int32_t most = std::min({life.days_here(), (age - 15) * year, 12 * year});
        life.working_since = core::add_days(life.as_of, -random.between(1, std::max(2, most)));
        life.is_full_time = random.per_mille(700);
        life.net_income = (life.is_full_time ? 1350 : 520) + random.between(0, 900) + random.between(0, 900) +
                          (life.group == Group::Work ? random.between(300, 2200) : 0);
    }
    life.need = 980 + (life.is_married ? 450 : 0) + random.between(0, 300);
    for (std::size_t i = 0; i < life.child_count; ++i)
        if (life.children[i].in_household) life.need += 420;

    const std::int32_t here = life.days_here();
    const auto weight = [&](const LevelFigures& level) {
        return here < 2 * year ? level.early : here < 5 * year ? level.middle : level.late;
    };
    std::uint32_t drawn = random.below(1000);
    while (drawn >= weight(levels[life.level]) && life.level + 1 < std::size(levels))
        drawn -= weight(levels[life.level++]);
    if (life.born_here && age >= 6) life.level = std::max<std::size_t>(life.level, 4);

    if (age >= 16 && random.per_mille(life.group == Group::Tolerated ? 130 : 60))
        life.convictions = 1 + (random.per_mille(250) ? 1 + random.below(2) : 0);
}

}  // namespace

Life live(Random& random, core::Date as_of, std::optional<Group> group) {
    const GroupFigures& figures = figures_of(random, group);
    Life life;
    life.group = figures.group;
    life.as_of = as_of;
    birth_and_entry(life, random, figures);
    stages(life, random);
    family(life, random);
    work_and_language(life, random, figures);
    return life;
}

}  // namespace persons
