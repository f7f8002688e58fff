// What humans decided: judgements and discretion (`wertungen`, `ermessen`), atypical cases and discretion
// that a norm gives (`atypisch`, `kann`). Each needs a reason, the role of who answered, and the day.
#include <algorithm>

#include "evaluator/person/answer_places.hpp"
#include "evaluator/person/assemble.hpp"
#include "evaluator/person/scalar.hpp"

namespace evaluator::person {

namespace {

/// Calls `read(item, its path)` for every object of a list; reports what is none.
void for_each_object(const Node& list, ValueReader& values, const Path& path, auto&& read) {
    if (!list.is(Node::Kind::Array)) {
        values.wrong(list, list.name, path, TextId::WantList);
        return;
    }
    for (std::size_t i = 0; i < list.children.size(); ++i) {
        const Node& item = list.children[i];
        const Path item_path{&path, i};
        if (item.is(Node::Kind::Object))
            read(item, item_path);
        else
            values.wrong(item, list.name, item_path, TextId::WantObject);
    }
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

}  // namespace

/// Members that every answer has. True: it was one of them.
bool Assembler::given_member(const Node& member, Given& given, const Path& path) {
    const auto is = [&](const char* name) { return core::same_name(member.name, name); };
    if (is("wert")) {
        const auto yes = values_.truth(member, member.name, path);
        given.affirmed = yes.value_or(false);
        given.has_value = true;
    } else if (is("begründung")) {
        given.reason = values_.text(member, member.name, path).value_or("?");
    } else if (is("rolle")) {
        given.role = values_.text(member, member.name, path).value_or("?");
    } else if (is("datum")) {
        given.has_day = true;
        given.day = values_.whole_day(member, member.name, path);
        if (given.day) values_.in_future(*given.day, member.name, member.span, path);
    } else {
        return is_remark(member);
    }
    return true;
}

void Assembler::check_given(const Node& node, const std::string& name, const Given& given, const Path& path) {
    if (!given.has_value) problems_.report(Code::MissingField, node.place(), path, "wert");
    if (is_blank(given.reason)) problems_.report(Code::JudgementWithoutReason, node.place(), path, name);
    if (is_blank(given.role)) problems_.report(Code::MissingField, node.place(), path, "rolle");
    if (!given.has_day) problems_.report(Code::MissingField, node.place(), path, "datum");
}

void Assembler::read_answers(const Node& node, bool is_discretion, Reading& reading, const Path& path) {
    for_each_object(node, values_, path, [&](const Node& item, const Path& item_path) {
        read_answer(item, node.name, is_discretion, reading, item_path);
    });
}

void Assembler::read_answer(const Node& node, const std::string& under, bool is_discretion, Reading& reading,
                            const Path& path) {
    const std::size_t errors = problems_.error_count();
    Given given;
    Answer answer;
    for (const Node& member : node.children) {
        const Path member_path{&path, member.name};
        const auto is = [&](const char* name) { return core::same_name(member.name, name); };
        if (!given_member(member, given, member_path) && !is("name") && !is("zu") && !is("von") && !is("bis"))
            values_.unknown_member(
                member, member_path,
                {"name", "wert", "begründung", "rolle", "datum", "zu", "von", "bis", "bemerkung"});
    }
    const Node* name_node = node.find("name");
    if (name_node == nullptr) {
        problems_.report(Code::MissingField, node.place(), path, "name");
        return;
    }
    const Path name_path{&path, name_node->name};
    const auto name = values_.text(*name_node, name_node->name, name_path);
    if (!name) return;
    const model::RuleBook& book = vocabulary_.book();
    answer.judgement = book.find_judgement(*name);
    if (answer.judgement.is_none() && !is_discretion)
        for (const model::ChainId chain : chains_in_doubt(book))
            if (core::same_name(book.chains[chain.index].name, *name))
                answer.judgement = answer_about(book, chain);
    const bool is_about_chain = !chain_answered(book, answer.judgement).is_none();
    if (answer.judgement.is_none()) {
        std::vector<std::string> names;
        for (const model::Judgement& judgement : book.judgements)
            if (judgement.is_discretion == is_discretion) names.push_back(judgement.name);
        problems_.suggest(
            problems_.report(Code::UnknownJudgement, name_node->span, name_path, shortened(*name)), *name,
            names);
        return;
    }
    if (!is_about_chain && book.judgement(answer.judgement).is_discretion != is_discretion)
        problems_.report(Code::WrongKindOfAnswer, name_node->span, name_path, *name,
                         core::template_of(is_discretion ? TextId::IsJudgement : TextId::IsDiscretion),
                         under);
    check_given(node, *name, given, path);
    answer_target(node, answer, reading, path);
    if (problems_.error_count() != errors) return;
    answer.affirmed = given.affirmed;
    answer.reason = std::move(given.reason);
    answer.role = std::move(given.role);
    answer.given_on = given.day;
    const auto is_rival = [&](const Answer& other) {
        return other.judgement == answer.judgement && other.item == answer.item &&
               other.span == answer.span && other.affirmed != answer.affirmed;
    };
    if (std::any_of(reading.person.answers.begin(), reading.person.answers.end(), is_rival))
        problems_.report(Code::AnswersContradict, name_node->span, path, *name);
    reading.person.answers.push_back(std::move(answer));
}

/// For which item (`zu`) or which days (`von`, `bis`) an answer holds; without them always.
void Assembler::answer_target(const Node& node, Answer& answer, Reading& reading, const Path& path) {
    if (const Node* target = node.find("zu")) {
        const Path target_path{&path, target->name};
        if (!target->is(Node::Kind::Object) || target->children.size() != 1) {
            values_.wrong(*target, target->name, target_path, TextId::WantItemOfList);
            return;
        }
        const Node& item = target->children.front();
        const Path item_path{&target_path, item.name};
        const model::FactId list = vocabulary_.fact(item.name);
        if (list.is_none() || !vocabulary_.book().fact(list).type.is_list()) {
            auto report = problems_.report(list.is_none() ? Code::UnknownFact : Code::NotAList, item.place(),
                                           item_path, shortened(item.name));
            if (list.is_none()) problems_.suggest(report, item.name, vocabulary_.fact_names());
            return;
        }
        const auto number = parse_index(item.text);
        if (!number || !(item.is(Node::Kind::Number) || item.is_text())) {
            values_.wrong(item, item.name, item_path, TextId::WantIndex);
            return;
        }
        const FactEntry* entry = reading.person.find(list);
        const std::size_t count =
            entry == nullptr
                ? 0
                : reading.person.lists[std::get<ListLink>(entry->values.front().known).list].items.size();
        if (*number >= count) {
            problems_.report(Code::UnknownItem, item.span, item_path, item.name, *number);
            return;
        }
        const auto order = reading.order.find(list);
        answer.item = {list, order == reading.order.end() ? *number : order->second[*number]};
    }
    if (node.find("von") == nullptr && node.find("bis") == nullptr) return;
    bool is_open_ended = false;
    answer.span = span_of(node, path, is_open_ended);
}

void Assembler::read_element_answers(const Node& node, bool is_atypical, Reading& reading, const Path& path) {
    for_each_object(node, values_, path, [&](const Node& item, const Path& item_path) {
        read_element_answer(item, is_atypical, reading, item_path);
    });
}

void Assembler::read_element_answer(const Node& node, bool is_atypical, Reading& reading, const Path& path) {
    const std::size_t errors = problems_.error_count();
    Given given;
    ElementAnswer answer;
    answer.is_atypical = is_atypical;
    for (const Node& member : node.children) {
        const Path member_path{&path, member.name};
        const auto is = [&](const char* name) { return core::same_name(member.name, name); };
        if (!given_member(member, given, member_path) && !is("norm") && !is("voraussetzung"))
            values_.unknown_member(
                member, member_path,
                {"norm", "voraussetzung", "wert", "begründung", "rolle", "datum", "bemerkung"});
    }
    const Node *norm = node.find("norm"), *element = node.find("voraussetzung");
    if (norm == nullptr) problems_.report(Code::MissingField, node.place(), path, "norm");
    if (element == nullptr && is_atypical)
        problems_.report(Code::MissingField, node.place(), path, "voraussetzung");
    if (norm == nullptr || (element == nullptr && is_atypical)) return;
    const auto citation = values_.citation(*norm, norm->name, {&path, norm->name});
    if (element != nullptr)
        answer.element = values_.text(*element, element->name, {&path, element->name}).value_or("");
    check_given(node, element != nullptr ? answer.element : norm->text, given, path);
    if (!citation || problems_.error_count() != errors) return;
    answer.norm = *citation;
    check_element(*norm, element, answer, path);
    answer.affirmed = given.affirmed;
    answer.reason = std::move(given.reason);
    answer.role = std::move(given.role);
    answer.given_on = given.day;
    const auto is_rival = [&](const ElementAnswer& other) {
        return other.norm == answer.norm && core::same_name(other.element, answer.element) &&
               other.is_atypical == answer.is_atypical && other.affirmed != answer.affirmed;
    };
    const auto& others = reading.person.element_answers;
    if (std::any_of(others.begin(), others.end(), is_rival))
        problems_.report(Code::AnswersContradict, node.place(), path,
                         answer.element.empty() ? norm->text : answer.element);
    reading.person.element_answers.push_back(std::move(answer));
}

/// The norm exists, and so does the element: its own, or one that may have come from a general part or
/// another norm.
void Assembler::check_element(const Node& norm_node, const Node* element_node, const ElementAnswer& answer,
                              const Path& path) {
    const model::RuleBook& book = vocabulary_.book();
    const auto is_meant = [&](const model::Norm& norm) { return norm.citation == answer.norm; };
    if (std::none_of(book.norms.begin(), book.norms.end(), is_meant)) {
        std::vector<std::string> names;
        for (const model::Norm& norm : book.norms) names.push_back(core::to_text(norm.citation));
        problems_.suggest(problems_.report(Code::UnknownNormInAnswer, norm_node.span,
                                           Path{&path, norm_node.name}, core::to_text(answer.norm)),
                          core::to_text(answer.norm), names);
        return;
    }
    const AnswerPlaces places{book, answer.norm};
    const auto report_kind = [&](const Node& node, const std::string& name, const std::string& is) {
        problems_.report(Code::WrongKindOfAnswer, node.span, Path{&path, node.name}, name, "`" + is + "`",
                         answer.is_atypical ? "atypisch" : "kann");
    };
    if (element_node == nullptr) {
        if (!places.is_kann_norm())
            report_kind(norm_node, core::to_text(answer.norm), places.consequence_word());
        return;
    }
    const AnswerPlaces::Found found = places.find(answer.element);
    if (found.blocks.empty()) {
        problems_.suggest(problems_.report(Code::UnknownElementInAnswer, element_node->span,
                                           Path{&path, element_node->name}, core::to_text(answer.norm),
                                           shortened(found.missing)),
                          found.missing, found.candidates);
        return;
    }
    if (!places.has_effect(found, answer.is_atypical))
        report_kind(*element_node, shortened(answer.element), places.word_of(found.blocks.front()));
}

}  // namespace evaluator::person
