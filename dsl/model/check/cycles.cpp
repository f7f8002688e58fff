// Nothing may depend on itself: definitions, tables, chains, elements and norms, also by way of another
// person, so that the depth of an evaluation is bounded. Versions are not told apart: `Fassung vom` could
// join any two.
#include <algorithm>
#include <set>

#include "dsl/model/check/passes.hpp"
#include "dsl/model/matching.hpp"

namespace dsl::model::checking {

namespace {

struct Edge {
    Thing to;
    Span span{};
};

class Graph {
public:
    explicit Graph(Context& context) : context_(context) {
        add_uses();
        add_norms();
        add_transitions();
        add_norm_uses();
    }

    void report_cycles() {
        for (const auto& [thing, edges] : edges_) visit(thing);
    }

private:
    void add_edge(Thing from, Thing to, Span span) {
        std::vector<Edge>& edges = edges_[from];
        const bool known =
            std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) { return edge.to == to; });
        if (!known) edges.push_back({to, span});
    }

    void add_uses() {
        for (const Use& use : context_.uses) {
            const bool matters = use.used.kind == ThingKind::Definition ||
                                 use.used.kind == ThingKind::Table || use.used.kind == ThingKind::Chain;
            // indications and steps only advise; nothing is computed from them
            if (matters && use.user.kind != ThingKind::Judgement && use.user.kind != ThingKind::Step)
                add_edge(use.user, use.used, use.span);
        }
    }

    void add_norms() {
        const RuleBook& book = context_.book;
        const auto elements = elements_of_all(book);
        for (std::uint32_t i = 0; i < book.norms.size(); ++i) {
            const Thing norm{ThingKind::Norm, i};
            for (const ElementId element : elements[i])
                add_edge(norm, Thing{ThingKind::Element, element.index}, book.norms[i].span);
        }
        for (std::uint32_t i = 0; i < context_.deviations.size(); ++i) {
            const DeviationPlace& place = context_.deviations[i];
            const Deviation& deviation = book.norm(place.norm).deviations[place.position];
            add_edge(Thing{ThingKind::Norm, place.norm.index}, Thing{ThingKind::Deviation, i},
                     deviation.span);
            const std::vector<ElementId>& own = elements[place.norm.index];
            for (const core::Citation& target : deviation.targets)
                for (const ElementId element :
                     match(book, target, own, book.block(deviation.way).attributes.validity).whole)
                    if (book.element(element).home == place.norm)
                        add_edge(Thing{ThingKind::Element, element.index}, Thing{ThingKind::Deviation, i},
                                 deviation.span);
        }
    }

    void add_transitions() {
        const RuleBook& book = context_.book;
        for (std::uint32_t i = 0; i < book.transitions.size(); ++i)
            for (const core::Citation& target : book.transitions[i].targets)
                for (const ElementId element :
                     match(book, target, elements_in_paragraph(book, target), {}).whole)
                    add_edge(Thing{ThingKind::Element, element.index}, Thing{ThingKind::Transition, i},
                             book.transitions[i].span);
    }

    void add_norm_uses() {
        const RuleBook& book = context_.book;
        for (const NormUse& use : context_.norm_uses) {
            if (use.user.kind == ThingKind::Judgement || use.user.kind == ThingKind::Step) continue;
            for (const core::Citation& target : use.citations) {
                for (const NormId norm : norms_cited(book, target))
                    add_edge(use.user, Thing{ThingKind::Norm, norm.index}, use.span);
                for (const ElementId element :
                     match(book, target, elements_in_paragraph(book, target), {}).whole)
                    add_edge(use.user, Thing{ThingKind::Element, element.index}, use.span);
                for (const WayPlace& place : ways_under(book, target))
                    if (!place.element.is_none())
                        add_edge(use.user, Thing{ThingKind::Element, place.element.index}, use.span);
                for (std::uint32_t i = 0; i < context_.deviations.size(); ++i) {
                    const DeviationPlace& place = context_.deviations[i];
                    const Block& way = book.block(book.norm(place.norm).deviations[place.position].way);
                    if (!way.attributes.citations.empty() &&
                        core::contains(target, way.attributes.citations.front()))
                        add_edge(use.user, Thing{ThingKind::Deviation, i}, use.span);
                }
            }
        }
    }

    void visit(Thing thing) {
        if (done_.contains(thing)) return;
        if (const auto place = std::find(path_.begin(), path_.end(), thing); place != path_.end()) {
            report(static_cast<std::size_t>(place - path_.begin()));
            return;
        }
        path_.push_back(thing);
        if (const auto found = edges_.find(thing); found != edges_.end())
            for (const Edge& edge : found->second) {
                spans_.push_back(edge.span);
                visit(edge.to);
                spans_.pop_back();
            }
        path_.pop_back();
        done_.insert(thing);
    }

    void report(std::size_t start) {
        std::string path;
        for (std::size_t i = start; i < path_.size(); ++i) path += name_of(context_, path_[i]) + " → ";
        path += name_of(context_, path_[start]);
        auto message = context_.diagnostics.report(Code::Cycle, span_of(context_, path_[start]),
                                                   name_of(context_, path_[start]));
        for (std::size_t i = start; i < spans_.size(); ++i) message.label(spans_[i], TextId::UsedHere);
        message.help(TextId::ThisIs, path);
    }

    Context& context_;
    std::map<Thing, std::vector<Edge>> edges_;
    std::vector<Thing> path_;
    std::vector<Span> spans_;
    std::set<Thing> done_;
};

}  // namespace

void check_cycles(Context& context) { Graph(context).report_cycles(); }

}  // namespace dsl::model::checking
