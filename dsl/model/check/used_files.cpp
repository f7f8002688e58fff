// `verwendet`: the files whose names a file needs. Each entry must name a file and be needed, each name from
// another folder's file must come from an entry, so that a reader knows where to look. Names of files beside
// the folders, at the top of the rule folder, are everybody's.
#include <algorithm>
#include <optional>

#include "dsl/model/check/collect.hpp"
#include "dsl/model/check/passes.hpp"
#include "dsl/model/matching.hpp"

namespace dsl::model::checking {

namespace {

using FileNumber = core::FileId;

std::string spelled(const std::vector<syntax::Name>& path) {
    std::string joined;
    for (const syntax::Name& name : path)
        joined += (joined.empty() ? "" : "/") + core::canonical_name(name.text);
    return joined;
}

/// A file, or all files of a folder; both in canonical spelling.
bool names(std::string_view entry, std::string_view file) {
    if (file == entry) return true;
    if (file.size() <= entry.size()) return false;
    const std::size_t rest = file.size() - entry.size();
    return (file.ends_with(entry) && file[rest - 1] == '/') ||
           (file.starts_with(entry) && file[entry.size()] == '/');
}

struct Module {
    std::string name;       // as people write it
    std::string canonical;  // to compare by
};

std::map<FileNumber, Module> modules_of(const Context& context) {
    std::map<FileNumber, Module> modules;
    for (const syntax::File& file : context.input.files)
        if (const auto* source = context.input.sources->find(file.id)) {
            const std::string name = module_name(source->name());
            modules[file.id] = {name, core::canonical_name(name)};
        }
    return modules;
}

struct Entry {
    std::string path;
    Span span{};
    bool is_needed = false;
};

class UsedFiles {
public:
    explicit UsedFiles(Context& context) : context_(context), modules_(modules_of(context)) {
        each_declaration<syntax::Uses>(
            context, [&](const syntax::File& file, const syntax::Uses& uses, bool) {
                for (const auto& path : uses.paths)
                    if (!path.empty())
                        entries_[file.id].push_back(
                            {spelled(path), core::joined(path.front().span, path.back().span)});
            });
    }

    void check() {
        for (const Use& use : context_.uses)
            need(use.span, span_of(context_, use.used), name_of(context_, use.used));
        for (const TypeUse& use : context_.type_uses)
            need(use.span, context_.book.choice(use.choice).span, context_.book.choice(use.choice).name);
        for (const Norm& norm : context_.book.norms)
            for (const auto& [favour, fact] : norm.favourable) need_fact(norm.span, fact);
        for (const Step& step : context_.book.steps)
            for (const Effect& effect : step.effects) {
                need_fact(step.span, effect.fact);
                for (const auto& [attribute, value] : effect.attributes) need_fact(step.span, attribute);
            }
        citations();
        for (const auto& [file, entries] : entries_)
            for (const Entry& entry : entries)
                if (!entry.is_needed && is_file(entry.path))
                    context_.diagnostics.report(Code::UsedFileNotNeeded, entry.span, dotted(entry.path));
    }

private:
    bool is_file(const std::string& path) const {  // else reported as unknown
        return std::any_of(modules_.begin(), modules_.end(),
                           [&](const auto& module) { return names(path, module.second.canonical); });
    }

    static std::string dotted(std::string path) {
        std::replace(path.begin(), path.end(), '/', '.');
        return path;
    }

    bool is_listed(FileNumber user, FileNumber used) {
        const auto module = modules_.find(used);
        if (module == modules_.end()) return true;
        bool found = false;
        for (Entry& entry : entries_[user])
            if (names(entry.path, module->second.canonical)) found = entry.is_needed = true;
        return found;
    }

    /// Reports each missing file once, at the first name that needs it.
    void need(Span user, Span declared, const std::string& name) {
        if (user.file == declared.file || declared.file == core::no_file || user.file == core::no_file)
            return;
        if (is_listed(user.file, declared.file)) return;
        const std::string& module = modules_[declared.file].name;
        if (module.find('/') == std::string::npos) return;
        if (!reported_.emplace(user.file, declared.file).second) return;
        context_.diagnostics.report(Code::UsedFileNotListed, user, name, dotted(module))
            .label(declared, TextId::DeclaredHere);
    }

    void need_fact(Span user, FactId fact) {
        if (!fact.is_none()) need(user, context_.book.fact(fact).span, context_.book.fact(fact).name);
    }

    /// Places named by citation need no entry, but make one needed.
    void citations() {
        const auto touch = [&](Span user, const core::Citation& target) {
            for (const Norm& norm : context_.book.norms)
                if (same_paragraph(target, norm.citation)) is_listed(user.file, norm.span.file);
        };
        for (const NormUse& use : context_.norm_uses)
            for (const core::Citation& target : use.citations) touch(use.span, target);
        for (const Transition& transition : context_.book.transitions)
            for (const core::Citation& target : transition.targets) touch(transition.span, target);
        for (const Norm& norm : context_.book.norms) {
            for (const Deviation& deviation : norm.deviations)
                for (const core::Citation& target : deviation.targets) touch(deviation.span, target);
            for (const Takeover& takeover : norm.takeovers)
                for (const core::Citation& target : takeover.targets) touch(takeover.span, target);
        }
    }

    Context& context_;
    std::map<FileNumber, Module> modules_;
    std::map<FileNumber, std::vector<Entry>> entries_;
    std::set<std::pair<FileNumber, FileNumber>> reported_;
};

}  // namespace

void check_used_files_exist(Context& context) {
    if (context.input.sources == nullptr) return;
    const auto modules = modules_of(context);
    std::vector<std::string> known;
    for (const auto& [file, module] : modules) known.push_back(module.name);
    each_declaration<syntax::Uses>(context, [&](const syntax::File&, const syntax::Uses& uses, bool) {
        for (const auto& path : uses.paths) {
            const std::string entry = spelled(path);
            const bool exists = std::any_of(modules.begin(), modules.end(), [&](const auto& module) {
                return names(entry, module.second.canonical);
            });
            if (exists || path.empty()) continue;
            suggest(context.diagnostics.report(Code::UnknownUsedFile,
                                               core::joined(path.front().span, path.back().span), entry),
                    entry, known);
        }
    });
}

void check_used_files(Context& context) {
    if (context.input.sources != nullptr) UsedFiles(context).check();
}

}  // namespace dsl::model::checking
