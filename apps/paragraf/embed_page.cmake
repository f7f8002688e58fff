# Writes a C++ file that holds a text file: cmake -DINPUT=… -DOUTPUT=… -P embed_page.cmake
# In pieces, because a string literal may be limited to 64 KiB.
set(text "")
if(EXISTS ${INPUT})
    file(READ ${INPUT} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," text "${hex}")
endif()
file(WRITE ${OUTPUT}
"#include \"apps/paragraf/diagnostics_page.hpp\"\n\nnamespace apps {\n\nnamespace {\nconstexpr char page[] = {${text}'\\0'};\n}\n\n"
"const std::string_view diagnostics_page{page, sizeof page - 1};\n\n}  // namespace apps\n")
