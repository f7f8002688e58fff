# How our own targets are compiled. Everything hangs on the interface target `project_flags`;
# only the sanitizers are global, because half-instrumented programs report errors that are none.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

# -O2 and no NDEBUG: a broken assertion must stop the program, never let a wrong result out
# (docs/decisions/0002).
set(CMAKE_CXX_FLAGS_RELEASE "-O2" CACHE STRING "Flags of a release build" FORCE)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(project_flags INTERFACE)
target_compile_features(project_flags INTERFACE cxx_std_20)
target_include_directories(project_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(project_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi
    $<$<BOOL:${PARAGRAF_WARNINGS_AS_ERRORS}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees overlapping copies in its own std::string at -O2 (GCC bug 105651).
    # It also loses track of which member of a variant or an optional is alive (GCC bug 105593 and its kin).
    target_compile_options(project_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()

# Files of a batch are one translation unit: what their unnamed namespaces hold must not bear the same name twice
# in a folder. The presets of ./start and ./test do so; who works on one file does better without.
set(CMAKE_UNITY_BUILD ${PARAGRAF_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
if(PARAGRAF_UNITY)  # a neighbour's constants are no shadows
    target_compile_options(project_flags INTERFACE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
# Files that cannot share a translation unit with their neighbours.
function(compile_alone)
    set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# Includes are written from the root of the repository, in every folder.
include_directories(${PROJECT_SOURCE_DIR})

if(PARAGRAF_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(PARAGRAF_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "PARAGRAF_FUZZ needs clang: use the preset `fuzz`")
    endif()
    # The libraries are instrumented for coverage; only the targets themselves link the fuzzer's main.
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
