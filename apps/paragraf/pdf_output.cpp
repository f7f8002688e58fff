#include "apps/paragraf/pdf_output.hpp"

#include <iostream>

#include <unistd.h>

#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

Exit deliver_pdf(const CheckRequest& request, Console& console, const evaluator::render::pdf::Pdf& pdf) {
    const bool to_file = !request.output.empty();
    if (!to_file && &console.out == &std::cout && isatty(STDOUT_FILENO) != 0)
        throw UserError("ein PDF ist nichts für ein Terminal; bitte mit `-o DATEI` in eine Datei schreiben");
    if (pdf.letters_without_font > 0)
        console.err << "Warnung: für " << pdf.letters_without_font
                    << " Zeichen fehlt eine Schrift; im PDF stehen dort Kästchen (Pakete fonts-noto-core und "
                       "fonts-dejavu-core)\n";
    if (to_file)
        write_file(request.output, pdf.bytes);
    else
        console.out << pdf.bytes;
    return Exit::Done;
}

std::string foot_of(const dsl::model::RuleBook& book, const evaluator::render::Translation* translation) {
    return evaluator::render::pdf_foot(book.version, book.digest, translation);
}

}  // namespace apps
