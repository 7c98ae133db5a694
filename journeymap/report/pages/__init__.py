"""How each part of the report looks: what `content` says in, blocks of the PDF engine out; `registry` lists them."""
