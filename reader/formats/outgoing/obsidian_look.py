"""Obsidian look: the template of a note, for any that a person writes to begin with; `docs/formats.md` shows it."""

TEMPLATE = """\
---
title: {{ article.title|property }}
{% if article.file != article.title %}
aliases:{{ [article.title]|property }}
{% endif %}
{% for key in ["author", "source", "url", "published"] if article[key] %}
{{ key }}: {{ article[key]|property }}
{% endfor %}
{% if article.hashtags %}
tags:{{ article.hashtags|property }}
{% endif %}
postil-id: {{ article.id|property }}
---

{% for key in ["author", "source", "published"] if article[key] %}
{{ article[key]|line ~ " · " }}
{%- endfor %}
{{ article.url|web ~ " · " if article.url else "" }}[open in Postil]({{ article.link }})
{%- for each in article.references %}

{{ each.line }}
{%- endfor %} ^{{ article.id }}
{% for it in annotations %}

> [!{{ it.kind }}]{{ "+" if it.is_long else "" }} {{ it.head }}
{% if it.quote %}
{{ it.quote|escaped|quoted|quoted }}
{% endif %}
{% if it.quote and it.note %}
>
{% endif %}
{% if it.note %}
{{ it.note|quoted }}
{% endif %}
>
{% for each in it.references %}
> {{ each.line }}
{% endfor %}
> {{ it.hashtags ~ " · " if it.hashtags else "" }}[open in Postil]({{ it.link }})

^{{ it.id }}
{% endfor %}
{% if entities %}

## Names

{% for each in entities %}
- **{{ each.name|line }}** ({{ each.kind }}
  {%- if each.count > 1 %}, {{ each.count }} times{% endif %})
  {%- if each.descriptions %}: {{ each.descriptions|join(", ")|line }}{% endif %}

{% endfor %}

^postil-names
{% endif %}
{% if figures %}

## Figures

{% for each in figures|unique(attribute="text") %}
- {{ each.text|line }}{% if each.counts %} {{ each.counts|line }}{% endif %} ({{ each.kind }})
{% endfor %}

^postil-figures
{% endif %}
"""
