{{- define "weir.name" -}}
{{- if contains "operator" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-operator{{ end }}
{{- end }}

{{- define "weir.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "weir.labels" -}}
{{ include "weir.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/component: operator
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "weir.account" -}}
{{- if .Values.serviceAccount.name }}{{ .Values.serviceAccount.name }}{{ else if .Values.serviceAccount.create }}{{ include "weir.name" . }}{{ else }}default{{ end }}
{{- end }}

{{- define "weir.image" -}}
{{- with .Values.image }}
{{- if .registry }}{{ .registry }}/{{ end }}{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}

{{- /* What the operator watches, one name in each line. */ -}}
{{- define "weir.namespaces" -}}
{{- range (.Values.watch.namespaces | default (list .Release.Namespace)) | uniq | sortAlpha }}{{ . }}
{{ end }}
{{- end }}

{{- define "weir.bound" -}}
subjects:
  - kind: ServiceAccount
    name: {{ include "weir.account" . }}
    namespace: {{ .Release.Namespace }}
{{- end }}

{{- define "weir.monitorLabels" -}}
{{- $pairs := list }}
{{- range $name, $value := merge dict .Values.monitoring.podMonitor.labels .Values.monitoring.serviceMonitor.labels }}
{{- $pairs = append $pairs (printf "%s=%s" $name $value) }}
{{- end }}
{{- join "," $pairs }}
{{- end }}
