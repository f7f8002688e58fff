#include "evaluator/texts/po_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <gettext-po.h>

// The library never gives back the contexts of messages and a few texts it hands out or reports: some
// kilobytes each time a catalogue is read, which a program does once per language. Only builds with
// sanitizers ask, from a library of their own: so not hidden.
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libgettextpo\nleak:vasprintf_internal\nleak:libfontconfig";  // the last: see tests/support
}
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }

namespace evaluator::texts {

namespace {

// The library reports through plain functions without a place for our data.
thread_local PoProblems problems;

void note_problem(int severity, const char* file, std::size_t line, const char* text) {
    std::string message(text);
    while (!message.empty() && message.back() == '\n') message.pop_back();
    if (severity != PO_SEVERITY_WARNING)
        problems.messages.push_back(file != nullptr && line != static_cast<std::size_t>(-1)
                                        ? fmt::format("{}:{}: {}", file, line, message)
                                        : message);
    // by contract the library does not expect us back after a fatal error
    if (severity == PO_SEVERITY_FATAL_ERROR) throw std::runtime_error(message);
}

void on_problem(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int,
                const char* text) {
    note_problem(severity, file, line, text);
}

void on_double_problem(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int,
                       const char* text, po_message_t, const char*, std::size_t, std::size_t, int,
                       const char* second) {
    note_problem(severity, file, line, (std::string(text) + " " + second).c_str());
}

constexpr po_xerror_handler handler{on_problem, on_double_problem};

struct FreeFile {
    void operator()(po_file_t file) const { po_file_free(file); }
};
struct FreeIterator {
    void operator()(po_message_iterator_t iterator) const { po_message_iterator_free(iterator); }
};
using File = std::unique_ptr<struct po_file, FreeFile>;
using Iterator = std::unique_ptr<struct po_message_iterator, FreeIterator>;

std::string text_or_empty(const char* text) { return text == nullptr ? std::string{} : std::string(text); }

std::string without_line_end(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

Entry read_entry(po_message_t message) {
    Entry entry;
    entry.message.id = text_or_empty(po_message_msgctxt(message));
    entry.message.german = text_or_empty(po_message_msgid(message));
    entry.message.german_plural = text_or_empty(po_message_msgid_plural(message));
    entry.message.note = without_line_end(text_or_empty(po_message_extracted_comments(message)));
    entry.translator_comment = without_line_end(text_or_empty(po_message_comments(message)));
    entry.previous_german = text_or_empty(po_message_prev_msgid(message));
    entry.is_fuzzy = po_message_is_fuzzy(message) != 0;
    entry.is_obsolete = po_message_is_obsolete(message) != 0;
    if (po_message_msgid_plural(message) == nullptr) {
        entry.translations = {text_or_empty(po_message_msgstr(message))};
        return entry;
    }
    for (int form = 0; const char* text = po_message_msgstr_plural(message, form); ++form)
        entry.translations.emplace_back(text);
    return entry;
}

void check_header(const char* header, const Language& language) {
    const auto field = [&](const char* name) {
        const std::unique_ptr<char, decltype(&std::free)> value(
            header == nullptr ? nullptr : po_header_field(header, name), &std::free);
        return text_or_empty(value.get());
    };
    if (const std::string type = field("Content-Type"); type.find("charset=UTF-8") == std::string::npos)
        problems.messages.push_back("der Kopf nennt nicht `Content-Type: text/plain; charset=UTF-8`");
    if (field("Plural-Forms") != language.plural_header)
        problems.messages.push_back(
            fmt::format("der Kopf nennt nicht `Plural-Forms: {}`", language.plural_header));
}

std::string header_of(const Language* language) {
    return fmt::format(
        "Project-Id-Version: Paragraf\nLanguage: {}\nMIME-Version: 1.0\nContent-Type: text/plain; "
        "charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\nPlural-Forms: {}\n",
        language == nullptr ? "" : language->code,
        language == nullptr ? "nplurals=INTEGER; plural=EXPRESSION;" : language->plural_header);
}

po_message_t new_message(const Entry& entry) {
    po_message_t message = po_message_create();
    const Message& source = entry.message;
    po_message_set_msgctxt(message, source.id.c_str());
    po_message_set_msgid(message, source.german.c_str());
    if (!source.note.empty()) po_message_set_extracted_comments(message, (source.note + "\n").c_str());
    if (!entry.translator_comment.empty())
        po_message_set_comments(message, (entry.translator_comment + "\n").c_str());
    if (source.german_plural.empty()) {
        po_message_set_msgstr(message, entry.translations.empty() ? "" : entry.translations.front().c_str());
    } else {
        po_message_set_msgid_plural(message, source.german_plural.c_str());
        for (std::size_t form = 0; form < entry.translations.size(); ++form)
            po_message_set_msgstr_plural(message, static_cast<int>(form), entry.translations[form].c_str());
    }
    if (entry.is_fuzzy && !entry.previous_german.empty())
        po_message_set_prev_msgid(message, entry.previous_german.c_str());
    po_message_set_fuzzy(message, entry.is_fuzzy ? 1 : 0);
    po_message_set_obsolete(message, entry.is_obsolete ? 1 : 0);
    return message;
}

void write(const std::filesystem::path& path, const Language* language, const std::vector<Entry>& entries) {
    problems = {};
    const File file(po_file_create());
    {
        const Iterator iterator(po_message_iterator(file.get(), nullptr));
        po_message_t header = po_message_create();
        po_message_set_msgid(header, "");
        po_message_set_msgstr(header, header_of(language).c_str());
        po_message_insert(iterator.get(), header);
        for (const Entry& entry : entries) po_message_insert(iterator.get(), new_message(entry));
    }
    if (po_file_write(file.get(), path.c_str(), &handler) == nullptr || !problems.messages.empty())
        throw std::runtime_error(
            fmt::format("`{}` lässt sich nicht schreiben{}", path.string(),
                        problems.messages.empty() ? "" : ": " + problems.messages.front()));
}

}  // namespace

std::variant<Catalogue, PoProblems> read_po(const std::filesystem::path& path, const Language& language) {
    problems = {};
    Catalogue catalogue(language);
    try {
        errno = 0;
        const File file(po_file_read(path.c_str(), &handler));
        if (file == nullptr) {
            const std::string why = std::generic_category().message(errno == 0 ? EIO : errno);
            return PoProblems{{fmt::format("`{}` lässt sich nicht lesen: {}", path.string(), why)}};
        }
        check_header(po_file_domain_header(file.get(), nullptr), language);
        const Iterator iterator(po_message_iterator(file.get(), nullptr));
        while (po_message_t message = po_next_message(iterator.get()))
            if (po_message_msgctxt(message) != nullptr) catalogue.add(read_entry(message));
    } catch (const std::runtime_error&) {  // a fatal error of the library, noted already
    }
    if (!problems.messages.empty()) return std::exchange(problems, {});
    return catalogue;
}

void write_po(const std::filesystem::path& path, const Catalogue& catalogue) {
    write(path, &catalogue.language(), catalogue.entries());
}

void write_pot(const std::filesystem::path& path, const std::vector<Message>& messages) {
    std::vector<Entry> entries;
    for (const Message& message : messages)
        entries.push_back({message, std::vector<std::string>(message.german_plural.empty() ? 1 : 2), {}, {}});
    write(path, nullptr, entries);
}

}  // namespace evaluator::texts
