<#-- The table of docs/licences.md; LicencesTest compares the two. -->
| library | licence |
| --- | --- |
<#list dependencyMap as entry>
<#if entry.key.groupId != "dev.gleaner">
| `${entry.key.groupId}:${entry.key.artifactId}` | <#list entry.value as licence>${licence}<#sep>, </#list> |
</#if>
</#list>
