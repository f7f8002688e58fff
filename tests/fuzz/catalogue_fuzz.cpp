// Any bytes as a catalogue: libgettextpo reads them, but what comes out passes through our merging, checking
// and filling in. No crash; what is shown keeps its placeholders; merging twice is merging once.
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include "evaluator/texts/merge.hpp"
#include "evaluator/texts/po_file.hpp"
#include "evaluator/texts/verify.hpp"
#include "tests/fuzz/require.hpp"

namespace {

namespace texts = evaluator::texts;
using tests::fuzz::require;

/// The library reads files only; this one lives in memory.
class MemoryFile {
public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : file_(::memfd_create("catalogue", 0)) {
        require(file_ >= 0 && ::write(file_, data, size) == static_cast<ssize_t>(size));
    }
    ~MemoryFile() { ::close(file_); }
    std::string path() const { return fmt::format("/proc/self/fd/{}", file_); }

private:
    int file_;
};

const std::vector<texts::Message> messages{{"a", "Eins {0}", {}, {}},
                                           {"b.2", "Am 01.08.2026 nach § 25b?", {}, {}},
                                           {"days", "{0} Tag", "{0} Tage", {}}};

bool same_entries(const texts::Catalogue& a, const texts::Catalogue& b) {
    if (a.entries().size() != b.entries().size()) return false;
    for (std::size_t i = 0; i < a.entries().size(); ++i) {
        const auto &one = a.entries()[i], &other = b.entries()[i];
        if (one.message.id != other.message.id || one.translations != other.translations ||
            one.is_fuzzy != other.is_fuzzy || one.is_obsolete != other.is_obsolete)
            return false;
    }
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const MemoryFile file(data, size);
    const auto read = texts::read_po(file.path(), *texts::find_language("ar"));
    const auto* catalogue = std::get_if<texts::Catalogue>(&read);
    if (catalogue == nullptr) return 0;
    for (const auto& entry : catalogue->entries())
        for (const auto& form : entry.translations) texts::placeholders(form);
    const texts::Catalogue once = texts::merged(*catalogue, messages);
    require(same_entries(once, texts::merged(once, messages)));
    const auto check = texts::verify(once, messages);
    require(check.texts == messages.size() && check.finished + check.findings.size() == check.texts);
    for (const auto& message : messages)
        if (const auto* entry = once.usable(message.id, message.german, message.german_plural))
            // would throw where a placeholder is not one of ours
            for (const auto& form : entry->translations) require(!fmt::format(fmt::runtime(form), 3).empty());
    return 0;
}
