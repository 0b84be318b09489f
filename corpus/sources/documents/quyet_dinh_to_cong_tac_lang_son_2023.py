# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="QĐ", type_text="QUYẾT ĐỊNH", title="Về việc kiện toàn Tổ công tác cải cách hành chính của Sở Công Thương",
                  number="36", symbol="QĐ-SCT", issuer="Sở Công Thương", province="Lạng Sơn", place="Lạng Sơn",
                  date_text="ngày 14 tháng 3 năm 2023", date="2023-03-14", year=2023,
                  bases=[base("21/2022/QĐ-UBND", "2022-08-30"), base("97/KH-SCT", "2023-01-19")])
    return Document("quyet-dinh-to-cong-tac-lang-son-2023", "libreoffice", fields, [
        Letterhead(["UBND TỈNH LẠNG SƠN"], ["SỞ CÔNG THƯƠNG"], "Số: 36/QĐ-SCT", "Lạng Sơn, ngày 14 tháng 3 năm 2023"),
        Title("QUYẾT ĐỊNH", "Về việc kiện toàn Tổ công tác cải cách hành chính//của Sở Công Thương"),
        Para("GIÁM ĐỐC SỞ CÔNG THƯƠNG", "c"),
        Para("Căn cứ Quyết định số 21/2022/QĐ-UBND ngày 30 tháng 8 năm 2022 của Ủy ban nhân dân tỉnh Lạng Sơn quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Công Thương;", "i"),
        Para("Căn cứ Kế hoạch số 97/KH-SCT ngày 19 tháng 01 năm 2023 của Sở Công Thương về cải cách hành chính;", "i"),
        Para("Theo đề nghị của Chánh Văn phòng Sở.", "i"),
        Para("QUYẾT ĐỊNH:", "c"),
        Para("Điều 1. Kiện toàn Tổ công tác cải cách hành chính của Sở Công Thương gồm các ông, bà có tên sau đây:"),
        Table("number:TT:8; other:Họ và tên:32; other2:Chức vụ:40; note:Ghi chú:20", """
1 | Ông Hoàng Văn Thái | Phó Giám đốc Sở | Tổ trưởng
2 | Bà Nông Thị Bích | Chánh Văn phòng | Tổ phó
3 | Ông Lương Đình Khôi | Trưởng phòng Quản lý thương mại | Thành viên
4 | Bà Vi Thị Hạnh | Phó Trưởng phòng Quản lý năng lượng | Thành viên
5 | Ông Trần Quốc Bảo | Phó Trưởng phòng Kế hoạch - Tài chính | Thành viên
6 | Bà Lý Mai Phương | Chuyên viên Văn phòng | Thư ký
""", task=False, size=13),
        Para("Điều 2. Tổ công tác có nhiệm vụ giúp Giám đốc Sở theo dõi, đôn đốc việc thực hiện Kế hoạch cải cách hành chính; chế độ làm việc do Tổ trưởng quy định. Tổ tự giải thể khi hoàn thành nhiệm vụ."),
        Para("Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế các quyết định trước đây về việc thành lập Tổ công tác."),
        Para("Chánh Văn phòng, Trưởng các phòng chuyên môn và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."),
        Signature([signer("GIÁM ĐỐC", None, "Đinh Hữu Lộc")], ["Như Điều 3", "Sở Nội vụ", "Lưu: VT, VP"]),
    ])
