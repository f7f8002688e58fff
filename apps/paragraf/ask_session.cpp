#include "apps/paragraf/ask_session.hpp"

#include <algorithm>

#include "dsl/core/citation.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/explain/parts.hpp"
#include "evaluator/render/values.hpp"

namespace apps {

namespace engine = evaluator::engine;
namespace explain = evaluator::explain;
namespace interview = evaluator::interview;
namespace person = evaluator::person;
using engine::PersonIndex;
using interview::Subject;
using interview::Topic;

namespace {

/// Where each person is linked, seen from the person judged: the same before and after a file was read again,
/// while their numbers may change.
std::vector<std::string> places_of(const person::Household& household) {
    std::vector<std::string> places(household.persons.size());
    std::vector<PersonIndex> next{0};
    places[0] = "/";
    const auto visit = [&](std::optional<PersonIndex> who, const std::string& place) {
        if (!who || *who >= places.size() || !places[*who].empty()) return;
        places[*who] = place;
        next.push_back(*who);
    };
    for (std::size_t i = 0; i < next.size(); ++i) {
        const person::Person& owner = household.persons[next[i]];
        const std::string place = places[next[i]];
        for (std::size_t fact = 0; fact < owner.facts.size(); ++fact)
            for (const person::TimedValue& value : owner.facts[fact].values)
                if (const auto* link = std::get_if<person::PersonLink>(&value.known))
                    visit(link->person, place + std::to_string(fact) + "/");
        for (const person::ItemList& list : owner.lists)
            for (std::size_t item = 0; item < list.items.size(); ++item)
                visit(list.items[item].person,
                      place + std::to_string(list.fact.index) + "." + std::to_string(item) + "/");
    }
    return places;
}

/// An entry keeps its position unless a period before it is new.
std::uint32_t position_of(const person::ItemList& list, const person::Item& item, std::uint32_t position) {
    for (std::uint32_t i = position; i < list.items.size(); ++i)
        if (list.items[i].from == item.from && list.items[i].until == item.until) return i;
    return position;
}

}  // namespace

AskSession::AskSession(const engine::Plan& plan, const engine::Options& options, interview::Settings settings,
                       AskDocument document)
    : plan_(plan),
      options_(options),
      settings_(settings),
      document_(std::move(document)),
      evaluation_(plan),
      judged_by_(plan, options) {
    evaluation_.begin(document_.household(), options_.as_of);
    for (const explain::NormReport& norm : report().norms)
        for (const explain::Node& element : norm.elements)
            note_texts(element, dsl::core::to_text(norm.citation), element.id);
    look();
}

explain::Report AskSession::report() {
    explain::ExplainOptions options;
    options.with_dates = options.with_trials = options.with_answers = false;
    options.most_cells = settings_.most_tries;
    return explain::explain(evaluation_, options);
}

/// Only elements and the ways in them have names that make a path.
void AskSession::note_texts(const explain::Node& node, const std::string& norm, const std::string& path) {
    texts_.try_emplace({norm, path}, node.text);
    for (const explain::Node& inner : node.children)
        note_texts(inner, norm, inner.kind == explain::Node::Kind::Way ? path + "/" + inner.id : path);
}

std::string AskSession::text_of(std::uint32_t block) const {
    const engine::PlanBlock& planned = plan_.blocks[block];
    const auto known = texts_.find({dsl::core::to_text(planned.norm), planned.path});
    return known == texts_.end() ? book().block(planned.block).text : known->second;
}

void AskSession::look() {
    evaluation_.begin(document_.household(), options_.as_of);
    round_ = interview::next_round(evaluation_, settings_, closed_, last_ ? &*last_ : nullptr);
    contested_.clear();
    signs_.clear();
    if (!round_.next) return;
    const Subject& subject = round_.next->subject;
    if (round_.next->rank == interview::Rank::Contested)
        for (const explain::Quantity& value : explain::reason_of(evaluation_, round_.next->open).contested)
            contested_.push_back(evaluator::render::words_of(value));
    if (subject.topic == Topic::Judgement || subject.topic == Topic::Discretion)
        signs_ = judged_by_.of(dsl::model::JudgementId{subject.ref}, document_.household(), subject.who);
}

std::string AskSession::answer(const AskJson& value) {
    const interview::Question question = *round_.next;
    Before before{document_.tree(), closed_, last_};
    const person::Household old = document_.household();
    const bool is_weighed = question.rank >= interview::Rank::Judgement;
    const std::string messages = is_weighed ? document_.add_judgement(question.subject, plan_, value)
                                            : document_.set(question.subject, value);
    if (!messages.empty()) return messages;
    before_.push_back(std::move(before));
    close(question);
    follow_persons(old);
    look();
    if (on_change) on_change(document_);
    return {};
}

void AskSession::leave_open() {
    before_.push_back({document_.tree(), closed_, last_});
    close(*round_.next);
    look();
}

void AskSession::close(const interview::Question& question) {
    closed_.push_back(question.subject);
    last_ = question.open.variable;
}

bool AskSession::back() {
    if (before_.empty()) return false;
    Before before = std::move(before_.back());
    before_.pop_back();
    closed_ = std::move(before.closed);
    last_ = before.last;
    const bool changes = before.tree != document_.tree();
    if (changes) document_.restore(std::move(before.tree));
    look();
    if (changes && on_change) on_change(document_);
    return true;
}

/// Reading the file again may number persons anew, and a period put in between moves those behind it.
void AskSession::follow_persons(const person::Household& old) {
    const auto places_before = places_of(old), places_now = places_of(document_.household());
    const auto moved = [&](PersonIndex who) {
        if (who >= places_before.size()) return who;
        const auto found = std::find(places_now.begin(), places_now.end(), places_before[who]);
        return found == places_now.end() ? who : static_cast<PersonIndex>(found - places_now.begin());
    };
    for (Subject& subject : closed_) {
        const PersonIndex who = moved(subject.who);
        if (!subject.list.is_none() && subject.who < old.persons.size())
            for (const person::ItemList& list : old.persons[subject.who].lists) {
                if (list.fact != subject.list || subject.position >= list.items.size()) continue;
                const person::Item& item = list.items[subject.position];
                for (const person::ItemList& now : document_.household().persons[who].lists)
                    if (now.fact == list.fact) subject.position = position_of(now, item, subject.position);
            }
        subject.who = who;
    }
    if (last_) last_->who = moved(last_->who);
}

}  // namespace apps
