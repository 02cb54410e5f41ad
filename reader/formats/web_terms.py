"""Web terms: what the JSON-LD of annotations is called, by the W3C and by us, the same out and in.

The model: https://www.w3.org/TR/annotation-model/.
"""

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PREFIX = "postil"
NAMESPACE = "urn:postil:"
PROGRAM = "Postil"

UID = "postil:uid"  # the id in the library
BASE = "postil:base"  # the hash of what went out
STATE = "postil:state"  # exact, moved, changed or lost
ARTICLE = "postil:article"  # the id of the article
TITLE = "postil:title"
AUTHOR = "postil:author"
NOTE = "postil:note"  # the note as it is kept, where its links show other words
SOURCE = "postil:source"  # where a reference starts: kind and key
TARGET = "postil:target"  # where it leads
DERIVED = "postil:derived"  # entity or figure: what the program found, and finds again
