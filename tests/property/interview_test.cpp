// The interview against full enumeration and against files in which everything is known: it asks nothing
// that cannot matter, it ends with the result of the full file, and it needs hardly more questions than the
// best possible order.
#include "evaluator/interview/interview.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "evaluator/engine/cells.hpp"
#include "tests/support/formula.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

using namespace test;
namespace engine = evaluator::engine;
namespace interview = evaluator::interview;
namespace person = evaluator::person;

namespace {

// --- small norms

/// Over the facts `leaves` [from, until): each once, or some of them several times.
Formula random_formula(std::mt19937& random, const std::vector<int>& leaves, std::size_t from,
                       std::size_t until) {
    Formula result;
    if (until - from == 1) {
        result.fact = leaves[from];
    } else {
        const auto kind = random() % (until - from >= 3 ? 5U : 4U);
        result.kind = kind == 4       ? Formula::Kind::AtLeastTwo
                      : kind % 2 == 0 ? Formula::Kind::And
                                      : Formula::Kind::Or;
        const std::size_t pieces = std::min<std::size_t>(until - from, kind == 4 ? 3 : 2 + random() % 2);
        for (std::size_t piece = 0; piece < pieces; ++piece)
            result.parts.push_back(random_formula(random, leaves, from + (until - from) * piece / pieces,
                                                  from + (until - from) * (piece + 1) / pieces));
    }
    return perhaps_negated(random, std::move(result));
}

/// What is answered so far: bit set in `known`, then its value in `answers`.
struct Partial {
    unsigned known = 0, answers = 0;
    auto operator<=>(const Partial&) const = default;
};

class SmallNorm {
public:
    SmallNorm(int facts, Formula formula) : facts_(facts), formula_(std::move(formula)) {
        std::string text = "gesetz TestG \"Testgesetz\"\nsachverhalt {\n";
        for (int i = 0; i < facts; ++i)
            text += "  f" + std::to_string(i) + " : Wahr \"Frage?\"  erhoben nach § 1 TestG\n";
        text +=
            "}\nnorm § 2 TestG \"Norm\" {\n  gültig ab 1900-01-01\n  rechtsfolge ist \"Folge\"\n"
            "  voraussetzung v \"V\" { zitat Satz 1  wenn " +
            formula_.text() + " }\n}\n";
        rules_ = rules_from(text);
        engine::Options options;
        options.as_of = day("2026-03-01");
        plan_ = engine::compile(rules_.book, options);
    }

    bool is_decided(const Partial& so_far) const {
        bool can_be[2] = {false, false};
        for_completions(so_far, [&](unsigned answers) { can_be[formula_.holds(answers) ? 1 : 0] = true; });
        return can_be[0] != can_be[1];
    }
    bool matters(const Partial& so_far, int fact) const {
        bool result = false;
        for_completions(so_far, [&](unsigned answers) {
            result = result || formula_.holds(answers) != formula_.holds(answers ^ (1U << fact));
        });
        return result;
    }

    /// Expected number of questions of the best order there is.
    double fewest(const Partial& so_far) {
        const auto known = fewest_.find(so_far);
        if (known != fewest_.end()) return known->second;
        double best = is_decided(so_far) ? 0 : 1e9;
        for (int fact = 0; fact < facts_ && best > 0; ++fact)
            if (((so_far.known >> fact) & 1U) == 0)
                best = std::min(
                    best, 1 + (fewest(with(so_far, fact, false)) + fewest(with(so_far, fact, true))) / 2);
        return fewest_[so_far] = best;
    }

    /// Of the interview. Checks on the way that each question matters and that it ends when it is decided.
    double asked(const Partial& so_far) {
        person::Household household;
        household.persons.emplace_back();
        household.persons[0].facts.resize(rules_.book.facts.size());
        for (int fact = 0; fact < facts_; ++fact)
            if ((so_far.known >> fact) & 1U) {
                const bool yes = ((so_far.answers >> fact) & 1U) == 1;
                household.persons[0].facts[id_of(fact).index].values.push_back(
                    {{}, person::BoolSet{!yes, yes}, {}, {}, {}});
            }
        evaluation_.begin(household, day("2026-03-01"));
        const interview::Round round = interview::next_round(evaluation_, {}, {});
        CHECK(round.next.has_value() == !is_decided(so_far));
        if (!round.next) return 0;
        const int fact = rules_.book.facts[round.next->subject.ref].name.at(1) - '0';
        CHECK(((so_far.known >> fact) & 1U) == 0);
        CHECK(matters(so_far, fact));
        return 1 + (asked(with(so_far, fact, false)) + asked(with(so_far, fact, true))) / 2;
    }

private:
    static Partial with(const Partial& so_far, int fact, bool yes) {
        return {so_far.known | (1U << fact), so_far.answers | (yes ? 1U << fact : 0U)};
    }
    template <typename Visit> void for_completions(const Partial& so_far, Visit visit) const {
        for (unsigned answers = 0; answers < (1U << facts_); ++answers)
            if ((answers & so_far.known) == so_far.answers) visit(answers);
    }
    model::FactId id_of(int fact) const { return rules_.book.find_fact("f" + std::to_string(fact)); }

    int facts_;
    Formula formula_;
    Rules rules_;
    engine::Plan plan_;
    engine::Evaluation evaluation_{plan_};
    std::map<Partial, double> fewest_;
};

struct Compared {
    double asked = 0, fewest = 0, worst = 1;
};

Compared compare(bool repeats, unsigned seed) {
    constexpr int facts = 7, rounds = 60;
    std::mt19937 random{seed};
    Compared result;
    for (int round = 0; round < rounds; ++round) {
        std::vector<int> leaves;
        for (int i = 0; i < facts; ++i) leaves.push_back(i);
        if (repeats)
            for (int i = 0; i < 3; ++i) leaves.push_back(static_cast<int>(random() % facts));
        std::shuffle(leaves.begin(), leaves.end(), random);
        const Formula formula = random_formula(random, leaves, 0, leaves.size());
        INFO(formula.text());
        SmallNorm norm{facts, formula};
        const double asked = norm.asked({}), fewest = norm.fewest({});
        if (fewest == 0) continue;  // holds always, or never
        result.asked += asked;
        result.fewest += fewest;
        result.worst = std::max(result.worst, asked / fewest);
    }
    return result;
}

// --- norms of the library

/// Answers an interview out of a file in which everything stands.
class FullFile {
public:
    FullFile(const model::RuleBook& book, const person::Household& full) : book_(book), full_(full) {}

    /// Of all persons, so many of ten facts are taken away; persons and lists stay as they are named, and the
    /// birth date: where nobody has said it, it sets no limit (engine/birth.hpp), so nobody asks for its
    /// sake.
    person::Household hidden(std::mt19937& random, unsigned of_ten) const {
        person::Household result = full_;
        for (std::size_t who = 0; who < result.persons.size(); ++who) {
            person::Person& one = result.persons[who];
            for (std::size_t fact = 0; fact < one.facts.size(); ++fact)
                if (random() % 10 < of_ten && fact != book_.birth_date.index) one.facts[fact].values.clear();
            for (person::ItemList& list : one.lists)
                for (person::Item& item : list.items)
                    std::erase_if(item.attributes, [&](const auto&) { return random() % 10 < of_ten; });
        }
        return result;
    }

    /// Of what is known, some is contested, some known from a day on only, and lists lack their last entry.
    void blur(std::mt19937& random, person::Household& household) const {
        for (std::size_t who = 0; who < household.persons.size(); ++who) {
            person::Person& one = household.persons[who];
            for (std::size_t fact = 0; fact < one.facts.size(); ++fact)
                blur(random, book_.facts[fact].type, one.facts[fact]);
            for (person::ItemList& list : one.lists) {
                for (person::Item& item : list.items)
                    for (auto& [fact, entry] : item.attributes) blur(random, book_.fact(fact).type, entry);
                if (random() % 3 != 0 || book_.fact(list.fact).type.is(model::BaseType::Personen)) continue;
                list.is_incomplete = true;
                if (!list.items.empty()) list.items.pop_back();
            }
        }
    }

    /// False: it does not say.
    bool answer(const interview::Subject& subject, person::Household& into) const {
        if (subject.topic == interview::Topic::Complete) return complete(subject, into);
        if (subject.topic == interview::Topic::Stretch) return fill(subject, into);
        if (subject.topic > interview::Topic::List) return false;
        const person::FactEntry* entry = interview::entry_of(full_, subject);
        if (entry == nullptr) return false;
        person::Person& owner = into.persons[subject.who];
        const model::FactId fact{subject.ref};
        if (subject.days) return answer_on_days(subject, *entry, into);
        if (subject.list.is_none()) {
            owner.facts[fact.index] = *entry;
            return true;
        }
        person::Item& item = list_of(owner, subject.list).items[subject.position];
        std::erase_if(item.attributes, [&](const auto& one) { return one.first == fact; });
        item.attributes.emplace_back(fact, *entry);
        std::sort(item.attributes.begin(), item.attributes.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        return true;
    }

private:
    static void blur(std::mt19937& random, const model::Type& type, person::FactEntry& entry) {
        if (entry.values.size() != 1 || entry.values.front().span != model::Validity{}) return;
        person::TimedValue& value = entry.values.front();
        if (type.is(model::BaseType::Wahr) && random() % 6 == 0) {
            value.standing = person::Standing::Contested;
            value.contested = {person::BoolSet{true, false}, person::BoolSet{false, true}};
            value.known = person::BoolSet{true, true};
            value.proofs.clear();
        }
        const bool may_change = type.is(model::BaseType::Wahr) || type.is(model::BaseType::Auswahl);
        if (!may_change || random() % 6 != 0) return;
        value.span.from = day(random() % 2 == 0 ? "2022-05-01" : "2027-02-01");
        if (random() % 2 == 0) value.span.until = day("2028-03-01");
    }

    /// The entries that were left out; those that are there keep what is known of them.
    bool complete(const interview::Subject& subject, person::Household& into) const {
        const model::FactId fact{subject.ref};
        const person::Person& all = full_.persons[subject.who];
        const auto& link = std::get<person::ListLink>(all.find(fact)->values.front().known);
        const person::ItemList& whole = all.lists[link.list];
        person::ItemList& list = list_of(into.persons[subject.who], fact);
        list.items.insert(list.items.end(),
                          whole.items.begin() + static_cast<std::ptrdiff_t>(list.items.size()),
                          whole.items.end());
        list.is_incomplete = whole.is_incomplete;
        return true;
    }

    /// The periods of the days asked about that are not there.
    bool fill(const interview::Subject& subject, person::Household& into) const {
        const model::FactId fact{subject.ref};
        const person::Person& all = full_.persons[subject.who];
        const auto& link = std::get<person::ListLink>(all.find(fact)->values.front().known);
        person::ItemList& list = list_of(into.persons[subject.who], fact);
        bool is_told = false;
        for (const person::Item& item : all.lists[link.list].items) {
            const model::Validity span{item.from.low, item.until.high};
            if (!overlap(span, *subject.days)) continue;
            const auto there = std::find_if(list.items.begin(), list.items.end(), [&](const auto& one) {
                return one.from == item.from && one.until == item.until;
            });
            if (there == list.items.end())
                list.items.push_back(item);
            else
                *there = item;  // its edges are not known well enough to be asked about as an entry
            is_told = true;
        }
        std::sort(list.items.begin(), list.items.end(),
                  [](const auto& a, const auto& b) { return a.from.low < b.from.low; });
        return is_told;
    }

    /// Only for the days asked about: what the file said of others stays.
    static bool answer_on_days(const interview::Subject& subject, const person::FactEntry& full,
                               person::Household& into) {
        auto* entry = const_cast<person::FactEntry*>(interview::entry_of(into, subject));
        REQUIRE(entry);
        std::erase_if(entry->values, [&](const auto& one) { return overlap(one.span, *subject.days); });
        for (person::TimedValue value : full.values) {
            if (!overlap(value.span, *subject.days)) continue;
            value.span.from = std::max(value.span.from, subject.days->from);
            value.span.until = std::min(value.span.until, subject.days->until);
            entry->values.push_back(std::move(value));
        }
        std::sort(entry->values.begin(), entry->values.end(),
                  [](const auto& a, const auto& b) { return a.span.from < b.span.from; });
        return true;
    }

    static person::ItemList& list_of(person::Person& owner, model::FactId fact) {
        return owner.lists[std::get<person::ListLink>(owner.find(fact)->values.front().known).list];
    }

    const model::RuleBook& book_;
    const person::Household& full_;
};

std::vector<engine::Truth> results(engine::Evaluation& evaluation) {
    std::vector<engine::Truth> truths;
    for (const engine::PlanNorm& norm : evaluation.plan().norms)
        if (norm.is_requested) truths.push_back(engine::findings(evaluation, norm.value).truth);
    return truths;
}

bool is_same_state(engine::Truth a, engine::Truth b) {
    return a.certain() == b.certain() && a.possible() == b.possible();
}

/// Tries the answers: two completions that differ only in the variable and give a norm different results.
/// Nothing: too many, or values that cannot be tried one by one.
std::optional<bool> can_matter(engine::Evaluation& evaluation, const interview::Question& question) {
    constexpr std::size_t most = 5000;
    for (const interview::Why& why : question.why) {
        const engine::NodeId node = evaluation.plan().norms[why.norm].value;
        auto open = engine::open_variables(evaluation, node, evaluation.root());
        std::vector<std::vector<engine::Value>> cells;
        std::size_t all = 1, asked = open.size();
        for (std::size_t i = 0; i < open.size(); ++i) {
            cells.push_back(engine::cells_of(evaluation, node, open[i]));
            if (open[i].variable == question.open.variable) asked = i;
            all *= cells.back().size();
            if (all == 0 || all > most) return std::nullopt;
        }
        if (asked == open.size()) continue;
        std::map<std::vector<std::size_t>, std::uint8_t> seen;  // the others' cells -> states
        for (std::size_t code = 0; code < all; ++code) {
            std::vector<engine::Assumption> assumed;
            std::vector<std::size_t> others;
            std::size_t rest = code;
            for (std::size_t i = 0; i < open.size(); ++i, rest /= cells[i - 1].size()) {
                const std::size_t cell = rest % cells[i].size();
                assumed.push_back({open[i].variable, cells[i][cell]});
                if (i != asked) others.push_back(cell);
            }
            evaluation.assume(assumed);
            std::uint8_t& states = seen[others];
            states = static_cast<std::uint8_t>(states | (evaluation.truth(node).certain() ? 1 : 2));
        }
        evaluation.assume({});
        for (const auto& [others, states] : seen)
            if (states == 3) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("on small norms the interview asks only what matters and hardly more than the best order") {
    const Compared once = compare(false, 11), repeated = compare(true, 12);
    WARN("each fact once: " << once.asked / once.fewest << " times the best, worst " << once.worst
                            << "; repeated: " << repeated.asked / repeated.fewest << ", worst "
                            << repeated.worst);
    CHECK(once.asked >= once.fewest);
    CHECK(once.asked <= 1.10 * once.fewest);
    CHECK(repeated.asked <= 1.10 * repeated.fewest);
}

TEST_CASE("the interview ends with the result of the full file and asks nothing irrelevant on the way") {
    const Rules& library = rule_library();
    engine::Options options;
    options.as_of = day("2026-11-25");
    std::size_t asked = 0, tried = 0, decided = 0, contested = 0, for_days = 0, completed = 0;
    const char* norms[] = {"§ 25b Abs. 1 AufenthG", "§ 10 Abs. 1 StAG", "§ 44 AufenthG",
                           "§ 9 AufenthG",          "§ 104c AufenthG",  "§ 60d AufenthG"};
    for (const char* name : norms) {
        const auto citation = std::get<core::Citation>(core::parse_citation(name));
        const engine::Plan plan = engine::compile(library.book, options, {citation});
        for (std::uint64_t seed = 0; seed < fewer_when_sanitized(60); ++seed) {
            RandomPersonOptions wishes;
            wishes.given = 0.97;
            wishes.partly_known = 0;
            const person::Household full = random_household(library.book, seed, wishes);
            const FullFile file{library.book, full};
            std::mt19937 random{static_cast<unsigned>(seed)};
            person::Household household = file.hidden(random, seed % 4 == 0 ? 9 : 1 + seed % 4);
            const bool is_blurred = seed % 2 == 1;
            if (is_blurred) file.blur(random, household);
            engine::Evaluation evaluation{plan};
            std::vector<interview::Subject> closed;
            INFO(name << ", seed " << seed);
            while (true) {
                evaluation.begin(household, options.as_of);
                const interview::Round round = interview::next_round(evaluation, {true, 4096}, closed);
                if (!round.next) break;
                ++asked;
                const interview::Subject& about = round.next->subject;
                contested += interview::is_contested(household, about) ? 1 : 0;
                for_days += about.topic == interview::Topic::Fact && about.days ? 1 : 0;
                completed += about.topic == interview::Topic::Complete ? 1 : 0;
                REQUIRE(std::find(closed.begin(), closed.end(), round.next->subject) == closed.end());
                if (const auto matters = can_matter(evaluation, *round.next)) {
                    ++tried;
                    INFO(library.book.facts[round.next->subject.ref].name);
                    CHECK(*matters);
                }
                closed.push_back(round.next->subject);
                file.answer(round.next->subject, household);
                REQUIRE(closed.size() < 500);
            }
            evaluation.begin(household, options.as_of);
            const auto found = results(evaluation);
            evaluation.begin(full, options.as_of);
            const auto expected = results(evaluation);
            REQUIRE(found.size() == expected.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
                CHECK(is_same_state(found[i], expected[i]));
                decided += expected[i].is_decided() ? 1 : 0;
            }
        }
    }
    WARN(asked << " questions, " << tried << " of them tried, " << contested << " contested, " << for_days
               << " for days, " << completed << " about completeness; " << decided << " results decided");
    const bool is_shortened = fewer_when_sanitized(4) < 4;  // then not everything need come up
    CHECK((contested > 0 || is_shortened));
    CHECK((for_days > 0 || is_shortened));
    CHECK((completed > 0 || is_shortened));
    CHECK(asked > fewer_when_sanitized(500));
    CHECK(tried > fewer_when_sanitized(20));
    CHECK(decided > 100);
}
