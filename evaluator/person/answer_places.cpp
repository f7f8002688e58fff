#include "evaluator/person/answer_places.hpp"

#include <algorithm>
#include <set>

#include "dsl/core/source.hpp"

namespace evaluator::person {

using model::BlockId;
using model::ElementKind;
using model::WayKind;

namespace {

std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        parts.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// A way without a name is called by its position, one from elsewhere `abweichend`.
std::string name_of(const model::RuleBook& book, BlockId id, const std::string& otherwise) {
    const std::string& name = book.block(id).name;
    return name.empty() ? otherwise : name;
}

}  // namespace

/// An element may come from a general part or another norm, and so may a way (`abweichend von`): any that has
/// the name is meant.
AnswerPlaces::Found AnswerPlaces::find(const std::string& path) const {
    Found found;
    std::vector<std::pair<std::string, BlockId>> here;
    for (const model::Element& element : book_.elements)
        here.emplace_back(book_.block(element.block).name, element.block);
    for (const model::Norm& norm : book_.norms)
        for (const model::Deviation& deviation : norm.deviations)
            here.emplace_back(name_of(book_, deviation.way, "abweichend"), deviation.way);
    for (const std::string& part : parts_of(path)) {
        std::vector<BlockId> named;
        std::set<std::string> candidates;
        for (const auto& [name, block] : here) {
            candidates.insert(name);
            if (core::same_name(name, part)) named.push_back(block);
        }
        found.blocks = named;
        if (named.empty()) {
            found.missing = part;
            found.candidates.assign(candidates.begin(), candidates.end());
            return found;
        }
        here.clear();
        for (const BlockId block : named) {
            const auto& ways = book_.block(block).ways;
            for (std::size_t i = 0; i < ways.size(); ++i)
                here.emplace_back(name_of(book_, ways[i], std::to_string(i + 1)), ways[i]);
        }
    }
    return found;
}

bool AnswerPlaces::has_effect(const Found& found, bool is_atypical) const {
    const auto is_meant = [&](BlockId id) {
        const WayKind way = book_.block(id).way;
        if (way != WayKind::None)
            return !is_atypical && (way == WayKind::KannEntfallen || way == WayKind::KannGenuegen);
        const auto element = std::find_if(book_.elements.begin(), book_.elements.end(),
                                          [&](const model::Element& one) { return one.block == id; });
        if (element == book_.elements.end()) return false;
        return is_atypical ? element->kind == ElementKind::Regelvoraussetzung ||
                                 element->kind == ElementKind::Regelausschluss
                           : element->kind == ElementKind::Kannausschluss;
    };
    return std::any_of(found.blocks.begin(), found.blocks.end(), is_meant);
}

bool AnswerPlaces::is_kann_norm() const {
    return std::any_of(book_.norms.begin(), book_.norms.end(), [&](const model::Norm& norm) {
        return norm.citation == norm_ &&
               std::any_of(norm.consequences.begin(), norm.consequences.end(), [](const auto& consequence) {
                   return consequence.kind == model::ConsequenceKind::Kann;
               });
    });
}

std::string AnswerPlaces::word_of(BlockId id) const {
    switch (book_.block(id).way) {
        case WayKind::None: break;
        case WayKind::Entfaellt: return "entfällt";
        case WayKind::Genuegt: return "genügt";
        case WayKind::Unschaedlich: return "unschädlich";
        case WayKind::EsSeiDenn: return "es sei denn";
        case WayKind::RegelmaessigUnschaedlich: return "regelmäßig unschädlich";
        case WayKind::RegelmaessigGenuegt: return "regelmäßig genügt";
        case WayKind::KannEntfallen: return "kann entfallen";
        case WayKind::KannGenuegen: return "kann genügen";
        case WayKind::SollEntfallen: return "soll entfallen";
        case WayKind::SollGenuegen: return "soll genügen";
    }
    for (const model::Element& element : book_.elements) {
        if (element.block != id) continue;
        switch (element.kind) {
            case ElementKind::Voraussetzung: return "voraussetzung";
            case ElementKind::Regelvoraussetzung: return "regelvoraussetzung";
            case ElementKind::Ausschluss: return "ausschluss";
            case ElementKind::Regelausschluss: return "regelausschluss";
            case ElementKind::Kannausschluss: return "kannausschluss";
            case ElementKind::Aussetzung: return "aussetzung";
        }
    }
    return "fall";
}

std::string AnswerPlaces::consequence_word() const {
    for (const model::Norm& norm : book_.norms) {
        if (norm.citation != norm_ || norm.consequences.empty()) continue;
        switch (norm.consequences.front().kind) {
            case model::ConsequenceKind::Ist: return "rechtsfolge ist";
            case model::ConsequenceKind::Soll: return "rechtsfolge soll";
            case model::ConsequenceKind::Kann: return "rechtsfolge kann";
            case model::ConsequenceKind::KraftGesetzes: return "rechtsfolge kraft Gesetzes";
            case model::ConsequenceKind::Pflicht: return "rechtsfolge pflicht";
            case model::ConsequenceKind::Verbot: return "rechtsfolge verbot";
        }
    }
    return "allgemein";
}

std::vector<model::ChainId> chains_in_doubt(const model::RuleBook& book) {
    std::vector<model::ChainId> result;
    for (std::uint32_t i = 0; i < book.chains.size(); ++i) {
        const auto& versions = book.chains[i].versions;
        const bool reads_table = std::any_of(versions.begin(), versions.end(), [](const auto& version) {
            return std::any_of(version.lines.begin(), version.lines.end(), [](const model::ChainLine& line) {
                return line.kind == model::ChainLineKind::ByTable;
            });
        });
        if (reads_table) result.push_back(model::ChainId{i});
    }
    return result;
}

model::JudgementId answer_about(const model::RuleBook& book, model::ChainId chain) {
    return model::JudgementId{static_cast<std::uint32_t>(book.judgements.size()) + chain.index};
}

model::ChainId chain_answered(const model::RuleBook& book, model::JudgementId answered) {
    const auto judgements = static_cast<std::uint32_t>(book.judgements.size());
    return answered.is_none() || answered.index < judgements ? model::ChainId::none()
                                                             : model::ChainId{answered.index - judgements};
}

}  // namespace evaluator::person
