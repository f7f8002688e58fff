// Standing and proofs, the same around every value and every item of a list.
#include "evaluator/person/value.hpp"

namespace evaluator::person {

std::optional<Standing> ValueReader::standing(const Node& node, const Path& path) {
    if (node.is_text()) {
        if (core::same_name(node.text, "angegeben")) return Standing::Stated;
        if (core::same_name(node.text, "belegt")) return Standing::Evidenced;
        if (core::same_name(node.text, "strittig")) return Standing::Contested;
    }
    wrong(node, node.name, path, TextId::WantStanding);
    return std::nullopt;
}

std::vector<Proof> ValueReader::proofs(const Node& node, const Path& path) {
    std::vector<Proof> proofs;
    if (!node.is(Node::Kind::Array)) {
        wrong(node, node.name, path, TextId::WantList);
        return proofs;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const Node& item = node.children[i];
        const Path item_path{&path, i};
        if (!item.is(Node::Kind::Object)) {
            wrong(item, node.name, item_path, TextId::WantObject);
            continue;
        }
        Proof proof;
        const Node* until = nullptr;
        bool has_kind = false;
        for (const Node& member : item.children) {
            const Path member_path{&item_path, member.name};
            if (core::same_name(member.name, "art")) {
                has_kind = true;
                proof.kind = text(member, member.name, member_path).value_or("");
            } else if (core::same_name(member.name, "datum")) {
                proof.issued = whole_day(member, member.name, member_path);
                if (proof.issued) in_future(*proof.issued, member.name, member.span, member_path);
            } else if (core::same_name(member.name, "gültig_bis")) {
                proof.valid_until = whole_day(member, member.name, member_path);
                until = &member;
            } else if (!is_remark(member)) {
                unknown_member(member, member_path, {"art", "datum", "gültig_bis", "bemerkung"});
            }
        }
        if (!has_kind) problems_.report(Code::MissingField, item.span, item_path, "art");
        if (proof.issued && proof.valid_until && *proof.valid_until < *proof.issued)
            problems_.report(Code::ProofReversed, until->span, item_path, proof.kind,
                             core::to_german(*proof.valid_until), core::to_german(*proof.issued));
        proofs.push_back(std::move(proof));
    }
    return proofs;
}

void ValueReader::standing_and_proofs(const Node& object, Standing& standing_out,
                                      std::vector<Proof>& proofs_out, const Path& path) {
    const Node* written = object.find("stand");
    const Node* evidence = object.find("nachweise");
    if (evidence != nullptr) {
        proofs_out = proofs(*evidence, {&path, evidence->name});
        if (!proofs_out.empty()) standing_out = Standing::Evidenced;
    }
    if (written != nullptr) standing_out = standing(*written, {&path, written->name}).value_or(standing_out);
}

}  // namespace evaluator::person
