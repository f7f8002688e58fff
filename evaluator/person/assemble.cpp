#include "evaluator/person/assemble.hpp"

#include <algorithm>

#include "evaluator/person/json_document.hpp"

namespace evaluator::person {

namespace {

constexpr std::initializer_list<const char*> person_members = {
    "person", "angaben",       "wertungen", "ermessen", "atypisch",
    "kann",   "unvollständig", "personen",  "basis",    "bemerkung"};
constexpr const char* value_words[] = {"wert",     "zwischen", "eines_von", "jahr",
                                       "strittig", "verweis",  "datei"};

bool is_value(const Node& node) {
    return std::any_of(std::begin(value_words), std::end(value_words),
                       [&](const char* word) { return node.find(word) != nullptr; });
}

/// Objects are merged member by member, all else is replaced by what lies above.
void lay_beneath(Node& above, Node below) {
    for (Node& base : below.children) {
        const auto own = std::find_if(above.children.begin(), above.children.end(), [&](const Node& child) {
            return core::same_name(child.name, base.name);
        });
        if (own == above.children.end())
            above.children.push_back(std::move(base));
        else if (own->is(Node::Kind::Object) && base.is(Node::Kind::Object) && !is_value(*own) &&
                 !is_value(base))
            lay_beneath(*own, std::move(base));
    }
}

}  // namespace

PersonIndex Assembler::add_person() {
    household_.persons.emplace_back();
    return static_cast<PersonIndex>(household_.persons.size() - 1);
}

bool Assembler::is_full(core::Span span, const Path& path) {
    if (household_.persons.size() < max_persons) return false;
    problems_.report(Code::PersonFileTooLarge, span, path, household_.persons.size(), max_persons,
                     phrase(TextId::UnitPersons));
    return true;
}

void Assembler::read(Node root, core::FileId file) {
    const core::SourceText* source = options_.sources != nullptr ? options_.sources->find(file) : nullptr;
    std::set<std::string> open;
    if (source != nullptr) {
        files_.emplace(source->name(), 0);
        open.insert(source->name());
    }
    const PersonIndex self = add_person();
    linked_.insert(self);
    if (!root.is(Node::Kind::Object)) {
        values_.wrong(root, "person", {}, TextId::WantObject);
        return;
    }
    lay_over_base(root, file, open);
    trees_.push_back(std::move(root));
    read_file(trees_.back(), self, file, {});
    check_families();
}

std::optional<Node> Assembler::load(core::FileId file) {
    const core::SourceText& source = options_.sources->at(file);
    if (!source.name().ends_with(".xml")) return parse_json(source.text(), file, problems_);
    if (!item_names_) item_names_ = item_names(vocabulary_.book());
    return parse_xml(source.text(), file, *item_names_, problems_);
}

/// `basis`: the file named there is laid beneath this one.
void Assembler::lay_over_base(Node& root, core::FileId file, std::set<std::string>& open) {
    const Node* written = root.find("basis");
    if (written == nullptr) return;
    const Path path{nullptr, "basis"};
    const auto name = values_.text(*written, written->name, path);
    if (!name) return;
    const core::Span span = written->span;
    const auto found =
        options_.resolver && options_.sources != nullptr ? options_.resolver(*name, file) : std::nullopt;
    if (!found) {
        problems_.report(Code::LinkedFileMissing, span, path, *name);
        return;
    }
    const std::string& base_name = options_.sources->at(*found).name();
    if (!open.insert(base_name).second) {
        problems_.report(Code::CyclicBase, span, path, base_name);
        return;
    }
    if (++files_read_ > max_files) {
        problems_.report(Code::PersonFileTooLarge, span, path, files_read_, max_files,
                         phrase(TextId::UnitFiles));
        return;
    }
    auto base = load(*found);
    if (!base) return;
    if (!base->is(Node::Kind::Object)) {
        values_.wrong(*base, base_name, path, TextId::WantObject);
        return;
    }
    lay_over_base(*base, *found, open);
    open.erase(base_name);
    lay_beneath(root, std::move(*base));
}

void Assembler::read_file(const Node& root, PersonIndex self, core::FileId file, const Path& path) {
    Scope scope;
    scope.file = file;
    Reading reading;
    reading.index = self;
    reading.scope = &scope;
    if (const Node* head = root.find("person")) reading.person.id = read_id(*head, {&path, head->name});
    if (!reading.person.id.empty()) scope.ids.emplace(reading.person.id, self);
    const Node* others = root.find("personen");
    if (others != nullptr && others->is(Node::Kind::Object)) {
        for (const Node& other : others->children) {
            if (is_full(other.place(), path)) return;
            if (!scope.ids.emplace(other.name, household_.persons.size()).second)
                problems_.report(Code::FactTwice, other.place(), path, other.name);
            add_person();
        }
    }
    read_person(root, reading, path, true);
    finish(reading);
    if (others != nullptr) read_persons(*others, scope, {&path, others->name});
}

void Assembler::read_persons(const Node& node, Scope& scope, const Path& path) {
    if (!node.is(Node::Kind::Object)) {
        values_.wrong(node, node.name, path, TextId::WantObject);
        return;
    }
    for (const Node& child : node.children) {
        const Path child_path{&path, child.name};
        if (!child.is(Node::Kind::Object)) {
            values_.wrong(child, child.name, child_path, TextId::WantObject);
            continue;
        }
        Reading reading;
        reading.index = scope.ids.find(child.name)->second;
        reading.scope = &scope;
        reading.person.id = child.name;
        read_person(child, reading, child_path, false);
        finish(reading);
        if (!linked_.contains(reading.index) && problems_.error_count() == 0)
            problems_.report(Code::PersonNotUsed, child.place(), child_path, child.name);
    }
}

std::string Assembler::read_id(const Node& node, const Path& path) {
    if (!node.is(Node::Kind::Object)) {
        values_.wrong(node, node.name, path, TextId::WantObject);
        return {};
    }
    std::string id;
    for (const Node& member : node.children) {
        if (core::same_name(member.name, "kennung"))
            id = values_.text(member, member.name, {&path, member.name}).value_or("");
        else if (!is_remark(member))
            values_.unknown_member(member, path, {"kennung", "bemerkung"});
    }
    return id;
}

void Assembler::read_person(const Node& node, Reading& reading, const Path& path, bool is_root) {
    const auto is = [](const Node& member, const char* name) { return core::same_name(member.name, name); };
    const auto is_foreign = [&](const Node& member) {
        const auto& foreign = options_.other_members;
        return is_root && (member.name == "$schema" ||
                           std::find(foreign.begin(), foreign.end(), member.name) != foreign.end());
    };
    if (const Node* facts = node.find("angaben")) {
        const Path facts_path{&path, facts->name};
        Members members;
        for (const Node& fact : facts->children)
            if (!is_remark(fact)) members.push_back(&fact);
        if (facts->is(Node::Kind::Object))
            read_facts(members, reading, facts_path);
        else if (!(facts->is(Node::Kind::Bare) && facts->text.empty()))  // <angaben/>
            values_.wrong(*facts, facts->name, facts_path, TextId::WantObject);
    }
    for (const Node& member : node.children) {
        const Path member_path{&path, member.name};
        if (is(member, "wertungen"))
            read_answers(member, false, reading, member_path);
        else if (is(member, "ermessen"))
            read_answers(member, true, reading, member_path);
        else if (is(member, "atypisch"))
            read_element_answers(member, true, reading, member_path);
        else if (is(member, "kann"))
            read_element_answers(member, false, reading, member_path);
        else if (is(member, "unvollständig"))
            incomplete_lists(member, reading, member_path);
        else if (is(member, "person") && !is_root)
            read_id(member, member_path);
        else if (!is(member, "angaben") && !is_remark(member) && !is_foreign(member) &&
                 !(is_root && (is(member, "person") || is(member, "personen") || is(member, "basis")))) {
            if (!vocabulary_.fact(member.name).is_none())
                problems_.report(Code::UnknownField, member.place(), member_path, member.name)
                    .help(TextId::BelongsToPerson, member.name);
            else
                values_.unknown_member(member, member_path, person_members);
        }
    }
}

void Assembler::finish(Reading& reading) {
    check_birth(reading);
    household_.persons[reading.index] = std::move(reading.person);
}

}  // namespace evaluator::person
